using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Inventory;

/// <summary>A line that waits for goods, in its place in the queue of its variant.</summary>
/// <param name="IsPinned">Staff have put it where it is.</param>
/// <param name="IsPaid">Only paid orders are filled; others keep their place.</param>
public sealed record WaitingLine(
    OrderId Order, string OrderNumber, string Customer, LineId Line, VariantId Variant, string Sku, string Name, string Options, string Category, int Waiting, int Quantity, Priority Priority, DateTime PlacedAt, DateOnly? ExpectedOn,
    DateTime? PromisedAt, bool ShipComplete, bool IsPaid, bool IsPinned)
{
    /// <summary>From 1; who is first is filled first.</summary>
    public int Place { get; init; }

    /// <summary>Units of the variant that are free now, in all hubs.</summary>
    public int Available { get; init; }

    /// <summary>When the catalogue expects goods now; the line keeps what the customer was told.</summary>
    public DateOnly? NowExpectedOn { get; init; }
}

/// <summary>Filters of the list of what waits.</summary>
/// <param name="Search">Words of order number, customer, SKU and product.</param>
/// <param name="FillableOnly">Only where units are free now.</param>
/// <param name="LateOnly">Only what was promised for a time that has passed.</param>
public sealed record WaitingQuery(string? Search = null, VariantId? Variant = null, bool FillableOnly = false, bool LateOnly = false);

/// <summary>Reads what waits for goods.</summary>
public interface IBackorderReads
{
    /// <summary>By variant, each in the order in which it is filled: as staff have put it, then by priority, then the oldest first.</summary>
    Task<IReadOnlyList<WaitingLine>> Waiting(WaitingQuery query, Caller caller, int take, CancellationToken ct);

    /// <summary>The paid lines of one variant in the order in which they are filled.</summary>
    Task<IReadOnlyList<WaitingLine>> Queue(VariantId variant, int take, CancellationToken ct);

    /// <summary>Variants that paid orders wait for and that are there.</summary>
    Task<IReadOnlyList<VariantId>> Fillable(int take, CancellationToken ct);
}

/// <summary>What waits for goods, within a transaction.</summary>
public interface IBackorders
{
    /// <summary>An own variant; what vendors keep is not ours to promise.</summary>
    Task<Variant?> Variant(ProductId product, VariantId variant, CancellationToken ct);

    /// <summary>The lines that wait for a variant, paid or not, first to be filled first.</summary>
    Task<IReadOnlyList<LineId>> Queue(VariantId variant, CancellationToken ct);

    /// <summary>Puts lines at the head of a variant's queue, in this order; all others follow by priority and age.</summary>
    Task Pin(VariantId variant, IReadOnlyList<LineId> lines, CancellationToken ct);

    /// <summary>A line takes the place that staff have given to another, which keeps it only while units of it still wait.</summary>
    Task Follow(LineId from, LineId to, bool keep, CancellationToken ct);
}
