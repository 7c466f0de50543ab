using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Web.Inventory;

public sealed record BackordersAnswer(IReadOnlyList<BackorderRowAnswer> Items);

/// <param name="Place">From 1: who is first is filled first.</param>
/// <param name="ExpectedOn">As the customer was told.</param>
/// <param name="Paid">Only paid orders are filled.</param>
public sealed record BackorderRowAnswer(
    int Place, string OrderNumber, string Customer, string LineId, string VariantId, string Sku, string ProductName, int Waiting, int Ordered, int Available, string Priority, DateOnly? ExpectedOn, DateTime? PromisedAt, bool OneDelivery, bool Paid, bool Pinned)
{
    public static BackorderRowAnswer Of(WaitingLine l) => new(
        l.Place, l.OrderNumber, l.Customer, l.Line.ToString(), l.Variant.ToString(), l.Sku, l.Name, l.Waiting, l.Quantity, l.Available, WireName.Of(l.Priority), l.ExpectedOn, l.PromisedAt, l.ShipComplete, l.IsPaid, l.IsPinned);
}

public sealed record FilledAnswer(int Units, int Orders);

public sealed record PlaceInQueueBody
{
    /// <summary>From 1; null puts the line back to where priority and age have it.</summary>
    public int? Place { get; init; }
}

public sealed record PlaceInQueueAnswer(int Place);

public sealed record BackorderBody
{
    /// <summary>none, limited, unlimited.</summary>
    public string? Policy { get; init; }

    public int? Limit { get; init; }

    public DateOnly? ExpectedOn { get; init; }
}

/// <param name="Policy">none, limited, unlimited.</param>
/// <param name="Waiting">Units that wait already.</param>
public sealed record BackorderAnswer(string Policy, int? Limit, int Waiting, DateOnly? ExpectedOn)
{
    public static BackorderAnswer Of(BackorderTerms t) => new(t.Limit switch { 0 => "none", null => "unlimited", _ => "limited" }, t.Limit, t.Waiting, t.ExpectedOn);
}

/// <param name="Last">There is no more time to be had.</param>
public sealed record HeldUntilAnswer(DateTime Until, bool Last);
