using OrderDesk.Core.Common;

namespace OrderDesk.Core.Documents;

/// <summary>What can be printed.</summary>
public enum DocumentKind
{
    PackingSlip,
    ShippingLabel,
    PickList,
}

/// <summary>Names of documents: for people, and of their files.</summary>
public static class DocumentNames
{
    public static string Word(DocumentKind kind, bool many = false) => (kind, many) switch
    {
        (DocumentKind.PackingSlip, false) => "Packing slip",
        (DocumentKind.PackingSlip, true) => "Packing slips",
        (DocumentKind.ShippingLabel, false) => "Label",
        (DocumentKind.ShippingLabel, true) => "Labels",
        (_, false) => "Pick list",
        (_, true) => "Pick lists",
    };

    /// <summary>Letters, figures and hyphens only: <c>packing-slip-ORD-2026-000123-2.pdf</c>.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="orders">Number of the order and of the parcel of each sheet.</param>
    public static string File(DocumentKind kind, IReadOnlyList<(string Order, int Parcel)> orders)
    {
        var what = WireName.Of(kind).Replace('_', '-');
        var numbers = orders.Select(o => o.Order).Distinct(StringComparer.Ordinal).ToList();
        var about = (numbers, orders) switch
        {
            ([var order], [var parcel]) => $"{order}-{parcel.Parcel}",
            ([var order], _) => order,
            _ => $"{orders.Count}-parcels",
        };
        return Harmless($"{what}-{about}");
    }

    /// <summary>The pick list of a wave: <c>pick-list-WAV-2026-000001.pdf</c>.</summary>
    public static string OfWave(string wave) => Harmless($"pick-list-{wave}");

    private static string Harmless(string name) => new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]) + ".pdf";
}
