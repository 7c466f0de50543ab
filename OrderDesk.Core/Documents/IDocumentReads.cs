using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

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

    /// <summary>Where the goods of the lines lie; units that nobody has set aside are in none.</summary>
    public IReadOnlyList<SheetPick> Picks { get; init; } = [];
}

/// <summary>Units of one line at one place.</summary>
/// <param name="Line">Which of the sheet's lines, from 0.</param>
/// <param name="Walk">The place of the bin on the way through the hall.</param>
public sealed record SheetPick(int Line, string? Bin, string? Lot, int? Walk, int Quantity);

/// <summary>A wave, and which parcel of it goes into which tote.</summary>
public sealed record WaveSheet(string Number, WaveState State, IReadOnlyList<ToteOfParcel> Totes)
{
    public int Rounds => Totes.Select(t => t.Round).Distinct().Count();
}

/// <param name="Round">The round through the hub, from 1.</param>
/// <param name="Tote">The tote in its round, from 1.</param>
public sealed record ToteOfParcel(FulfillmentId Parcel, int Round, int Tote);

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

    /// <summary>Null when it is not there, or not the reader's: waves are of the staff. Cancelled parcels are left out.</summary>
    Task<WaveSheet?> OfWave(WaveId wave, Caller caller, CancellationToken ct);

    /// <summary>Null when the order is not there for this reader.</summary>
    Task<OrderDocuments?> Of(OrderKey order, Caller caller, CancellationToken ct);
}
