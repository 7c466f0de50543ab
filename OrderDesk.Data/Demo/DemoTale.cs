using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Demo;

/// <summary>How an order of the demo is placed.</summary>
internal sealed record DemoOrder
{
    /// <summary>By index in <see cref="DemoPeople.Customers"/>.</summary>
    public required int Customer { get; init; }

    public required DateTime PlacedAt { get; init; }

    public required IReadOnlyList<(DemoVariant Variant, int Quantity)> Items { get; init; }

    /// <summary>A token of the gateway, <c>on_account</c> or <c>pay_later</c>.</summary>
    public string Token { get; init; } = "pm_card_visa";

    public OrderSource Source { get; init; }

    public DeliveryType Delivery { get; init; }

    public DateTime? ScheduledAt { get; init; }

    public string? Notes { get; init; }

    /// <summary>Whose address the bill goes to, when it is not the customer's: by index.</summary>
    public int? BillTo { get; init; }

    /// <summary>For whom it ships, when it is not for the customer: by index.</summary>
    public int? ShipFor { get; init; }

    /// <summary>The reference of a payment that the client says it has made.</summary>
    public string? Claimed { get; init; }

    /// <summary>Minor units off the goods, given by staff.</summary>
    public long Discount { get; init; }

    /// <summary>0 for own goods, vendors from 1.</summary>
    public IReadOnlyList<int> Sellers => [.. Items.Select(i => i.Variant.Of.Seller).Distinct().Order()];
}

/// <summary>One thing that somebody does with an order of the demo.</summary>
internal abstract record DemoStep(DateTime At)
{
    public sealed record Pay(DateTime At, string Token) : DemoStep(At);

    /// <summary>The payer confirms with their bank.</summary>
    public sealed record Confirm(DateTime At) : DemoStep(At);

    /// <summary>The bank is asked again about a payment without an answer.</summary>
    public sealed record AskBank(DateTime At) : DemoStep(At);

    public sealed record Accept(DateTime At, int Seller) : DemoStep(At);

    public sealed record Decline(DateTime At, int Seller, string Reason, string Note) : DemoStep(At);

    public sealed record Pick(DateTime At) : DemoStep(At);

    /// <param name="Part">Half of the units; the rest waits in a parcel of its own.</param>
    public sealed record Pack(DateTime At, int Seller, bool Part = false) : DemoStep(At);

    public sealed record Unpack(DateTime At, string Reason, string Note) : DemoStep(At);

    /// <param name="Carrier">Null: the own courier.</param>
    public sealed record Ship(DateTime At, int Seller, string? Carrier) : DemoStep(At);

    public sealed record Track(DateTime At, int Seller, FulfillmentState State, string Place) : DemoStep(At);

    public sealed record Hold(DateTime At, HoldKind Kind, string Reason, string Note) : DemoStep(At);

    /// <summary>Every hold that is there.</summary>
    public sealed record Release(DateTime At) : DemoStep(At);

    public sealed record Remark(DateTime At, string Text, bool ForCustomer) : DemoStep(At);

    public sealed record Prioritise(DateTime At, Priority Priority) : DemoStep(At);

    public sealed record Cancel(DateTime At, bool ByCustomer, string Reason, string? Note) : DemoStep(At);

    /// <param name="Units">Of the first line, when that changes.</param>
    /// <param name="Street">Of the delivery address, when that changes.</param>
    public sealed record Change(DateTime At, bool ByCustomer, string Reason, int? Units = null, string? Street = null, string? Note = null) : DemoStep(At);

    public sealed record Complete(DateTime At) : DemoStep(At);

    /// <summary>The job that comes round: lets go of holds, cancels the unpaid, completes the delivered.</summary>
    public sealed record Job(DateTime At, string Name) : DemoStep(At);
}

/// <summary>An order of the demo and what becomes of it, until now.</summary>
internal sealed record DemoTale(DemoOrder Order, IReadOnlyList<DemoStep> Steps)
{
    /// <summary>Its steps in the order of their times, without those that have not happened yet.</summary>
    public static DemoTale Until(DateTime now, DemoOrder order, IEnumerable<DemoStep> steps) =>
        new(order, [.. steps.OrderBy(s => s.At).TakeWhile(s => s.At < now)]);
}
