using OrderDesk.Core.Common;
using OrderDesk.Core.Payments;

namespace OrderDesk.Core.Orders;

/// <summary>An order as somebody names it: by id or by number.</summary>
public readonly record struct OrderKey(OrderId? Id, string? Number)
{
    public static implicit operator OrderKey(OrderId id) => new(id, null);

    /// <summary>Reads <c>ord_…</c> or <c>ORD-2026-000123</c>; anything else names no order and is simply not found.</summary>
    public static OrderKey Parse(string text) => IdText.TryRead<OrderId>(text, out var id) ? new(id, null) : new(null, text.Length <= 40 && text.All(c => c is > ' ' and <= '~') ? text.ToUpperInvariant() : "");

    public override string ToString() => Number ?? Id?.ToString() ?? "";
}

/// <summary>The store of whole orders within a transaction. It answers only orders that the caller may see (DESIGN 11).</summary>
public interface IOrders
{
    Task<Order?> Find(OrderKey key, CancellationToken ct);

    /// <summary>The number of the order that has this external reference already.</summary>
    Task<string?> NumberOf(OrderSource source, string externalRef, CancellationToken ct);

    /// <summary>The next ORD-year-number.</summary>
    Task<string> NextNumber(int year, CancellationToken ct);

    void Add(Order order);
}

/// <summary>Finds the order, checks the version that the person saw, and asks before it acts: the opening of most use cases.</summary>
public static class OrdersOpening
{
    public static async Task<Result<Order>> Open(this IWork work, OrderKey key, OrderAction action, long? version, CancellationToken ct)
    {
        var order = await work.Orders.Find(key, ct);
        if (order is null)
        {
            return OrderErrors.NotFound(key.ToString());
        }

        if (version is { } seen && seen != order.Version)
        {
            return CommonErrors.VersionMismatch(seen, order.Version);
        }

        return OrderActions.Refusal(order, action, work.Caller) is { } refused ? refused : order;
    }

    /// <summary>Closes a change: counts the version and answers where the order stands.</summary>
    public static OrderState Changed(this IWork work, Order order)
    {
        order.Touch(work.Now);
        return OrderState.Of(order);
    }
}

/// <summary>Where an order stands: what every command on it answers.</summary>
public sealed record OrderState(
    OrderId Id, string Number, OrderStatus Status, PaymentStatus PaymentStatus, FulfillmentStatus FulfillmentStatus, long TotalMinor, string Currency, DateTime? PromisedAt, DateTime StatusAt, long Version)
{
    public Money Total => new(TotalMinor, Common.Currency.Of(Currency));

    public static OrderState Of(Order o) => new(o.Id, o.Number, o.Status, o.PaymentStatus, o.FulfillmentStatus, o.TotalMinor, o.CurrencyCode, o.PromisedAt, o.StatusAt, o.Version);
}
