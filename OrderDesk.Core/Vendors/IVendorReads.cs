using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Vendors;

public sealed record VendorRow(VendorId Id, string Name, VendorType Type, string? Email, int OpenSubOrders);

/// <summary>A vendor's part of an order as the vendor's board shows it: nothing of other vendors or of the customer's payment.</summary>
public sealed record SubOrderRow(
    SubOrderId Id, OrderId OrderId, string OrderNumber, VendorId VendorId, SubOrderStatus Status, DateTime StatusAt, DateTime? AcceptBy, DateTime PlacedAt, DateTime? PromisedAt,
    string ShipTo, int Units, Money Subtotal, bool OnHold, IReadOnlyList<SubOrderLine> Lines, FulfillmentId? OpenParcel, long OrderVersion);

public sealed record SubOrderLine(LineId Id, VariantId Variant, string Sku, string Name, string Options, string Category, int Quantity);

/// <summary>Reads vendors and their sub-orders. A vendor sees themselves only.</summary>
public interface IVendorReads
{
    Task<Page<VendorRow>> List(string? search, Caller caller, string? cursor, int take, CancellationToken ct);

    /// <summary>Sub-orders with one of the statuses, oldest first; none of Waiting.</summary>
    Task<Page<SubOrderRow>> SubOrders(IReadOnlyCollection<SubOrderStatus> statuses, Caller caller, string? cursor, int take, CancellationToken ct);

    /// <summary>How many sub-orders there are by status, for the board's columns.</summary>
    Task<IReadOnlyDictionary<SubOrderStatus, int>> Counts(Caller caller, CancellationToken ct);
}
