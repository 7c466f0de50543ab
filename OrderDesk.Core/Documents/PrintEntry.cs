using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Documents;

/// <summary>A line of the print log: what was printed, for what, by whom, when. Only ever appended.</summary>
public sealed class PrintEntry
{
    private PrintEntry()
    {
    }

    public RowId Id { get; private set; }

    public DocumentKind Kind { get; private set; }

    public OrderId? OrderId { get; private set; }

    /// <summary>The parcel, when it was about one.</summary>
    public FulfillmentId? FulfillmentId { get; private set; }

    /// <summary>The wave, when it was about one.</summary>
    public string? Wave { get; private set; }

    public int Copies { get; private set; }

    /// <summary>The name, as it was then.</summary>
    public string By { get; private set; } = "";

    /// <summary>staff, seller or system: a vendor is not told which member of staff it was.</summary>
    public string Side { get; private set; } = "";

    public DateTime At { get; private set; }

    public static PrintEntry Of(RowId id, DocumentKind kind, OrderId? order, FulfillmentId? parcel, string? wave, Caller by, DateTime at, int copies = 1) => new()
    {
        Id = id,
        Kind = kind,
        OrderId = order,
        FulfillmentId = parcel,
        Wave = wave,
        Copies = copies,
        By = by.Name,
        Side = by.Side,
        At = at,
    };
}
