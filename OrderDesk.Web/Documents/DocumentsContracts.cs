using OrderDesk.Core.Common;
using OrderDesk.Core.Documents;

namespace OrderDesk.Web.Documents;

/// <summary>Kind and parcels of a print in bulk.</summary>
public sealed record PrintBody
{
    /// <summary>packing_slip, shipping_label or pick_list.</summary>
    public string? Kind { get; init; }

    /// <summary>Ids of parcels: <c>ful_…</c>; 500 at most.</summary>
    public IReadOnlyList<string?>? Parcels { get; init; }
}

/// <summary>The papers of an order within the reader's reach, and the print log, newest first.</summary>
public sealed record DocumentsAnswer(string OrderId, string OrderNumber, IReadOnlyList<DocumentAnswer> Documents, IReadOnlyList<PrintAnswer> Prints)
{
    public static DocumentsAnswer Of(OrderDocuments d) => new(
        d.Order.ToString(),
        d.Number,
        [.. d.Parcels.SelectMany(p => Enum.GetValues<DocumentKind>().Select(kind => DocumentAnswer.Of(d, p, kind)))],
        [.. d.Prints.Select(p => new PrintAnswer(WireName.Of(p.Kind), p.Parcel, p.Wave, p.Copies, p.By, p.At))]);
}

/// <summary>One paper of one parcel.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Printed">How often.</param>
public sealed record DocumentAnswer(string Kind, string FulfillmentId, int Parcel, string Url, int Printed)
{
    /// <summary>Missing while it was never printed, like <see cref="LastPrintedBy"/>.</summary>
    public DateTime? LastPrintedAt { get; init; }

    public string? LastPrintedBy { get; init; }

    internal static DocumentAnswer Of(OrderDocuments d, ParcelName parcel, DocumentKind kind)
    {
        var prints = d.Prints.Where(p => p.Kind == kind && p.Parcel == parcel.Number).ToList();
        return new DocumentAnswer(WireName.Of(kind), parcel.Id.ToString(), parcel.Number, Links.Document(kind, d.Number, parcel.Number), prints.Sum(p => p.Copies))
        {
            LastPrintedAt = prints is [var last, ..] ? last.At : null,
            LastPrintedBy = prints is [var by, ..] ? by.By : null,
        };
    }
}

public sealed record PrintAnswer(string Kind, int? Parcel, string? Wave, int Copies, string By, DateTime At);
