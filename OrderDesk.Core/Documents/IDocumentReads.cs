using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Documents;

/// <summary>Everything that the papers of one parcel say.</summary>
public sealed record ParcelSheet
{
    public required FulfillmentId Id { get; init; }

    public required int Number { get; init; }

    /// <summary>The highest number of the order's parcels: "2 of 3".</summary>
    public required int Of { get; init; }

    public required OrderId OrderId { get; init; }

    public required string OrderNumber { get; init; }

    public required DateTime PlacedAt { get; init; }

    public required DeliveryType Delivery { get; init; }

    public required Address ShipTo { get; init; }

    /// <summary>Null for a vendor's parcel: who pays is not the vendor's business.</summary>
    public Address? BillTo { get; init; }

    public string? Notes { get; init; }

    public string? Carrier { get; init; }

    public string? TrackingNumber { get; init; }

    public required Sender From { get; init; }

    /// <summary>IANA name of the place that it leaves from.</summary>
    public required string TimeZone { get; init; }

    public required IReadOnlyList<SlipLine> Lines { get; init; }
}

/// <summary>A parcel that has papers.</summary>
public sealed record ParcelName(FulfillmentId Id, int Number);

/// <summary>A line of the print log, as the reader may see it.</summary>
/// <param name="Parcel">Number of the parcel; null when it was not about one.</param>
public sealed record PrintRow(RowId Id, DocumentKind Kind, int? Parcel, string? Wave, int Copies, string By, DateTime At);

/// <summary>What papers an order has, and which were printed; newest first.</summary>
public sealed record OrderDocuments(OrderId Order, string Number, IReadOnlyList<ParcelName> Parcels, IReadOnlyList<PrintRow> Prints);

/// <summary>
/// Reads what documents say, always within the reader's reach: staff all parcels, a vendor those of their own sub-orders, customers
/// none. Cancelled parcels have no papers.
/// </summary>
public interface IDocumentReads
{
    /// <summary>By order and parcel; what is not there, or not the reader's, is left out.</summary>
    Task<IReadOnlyList<ParcelSheet>> Sheets(IReadOnlyCollection<FulfillmentId> parcels, Caller caller, CancellationToken ct);

    /// <summary>Null when the order is not there for this reader.</summary>
    Task<OrderDocuments?> Of(OrderKey order, Caller caller, CancellationToken ct);
}
