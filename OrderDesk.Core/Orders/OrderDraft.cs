using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Routing;

namespace OrderDesk.Core.Orders;

/// <summary>What somebody asks for: the staff's form, the cart, the API and imports all end here. Nothing in it is believed.</summary>
public sealed record OrderDraft
{
    public OrderType Type { get; init; } = OrderType.Direct;

    public OrderSource Source { get; init; } = OrderSource.Website;

    public string? ExternalRef { get; init; }

    public CustomerId? CustomerId { get; init; }

    /// <summary>Who it is for when there is no customer record, or when it ships for somebody else.</summary>
    public CustomerInfo? CustomerInfo { get; init; }

    public IReadOnlyList<DraftItem> Items { get; init; } = [];

    public Address? ShippingAddress { get; init; }

    /// <summary>Null: the same as the shipping address.</summary>
    public Address? BillingAddress { get; init; }

    public DeliveryType DeliveryType { get; init; }

    public DateTime? ScheduledDelivery { get; init; }

    /// <summary>A token of the gateway (<c>pm_card_visa</c>), or <c>on_account</c>.</summary>
    public string? PaymentMethodId { get; init; }

    public string? Notes { get; init; }

    public bool AgeVerified { get; init; }

    /// <summary>Everything in one delivery: what is there waits for what is backordered.</summary>
    public bool ShipComplete { get; init; }

    /// <summary>The total that the client saw, in major units: compared, never believed.</summary>
    public decimal? TotalAmount { get; init; }

    public string? Currency { get; init; }

    /// <summary>MARKET's paymentResult: the client says that it has paid already.</summary>
    public ClaimedPayment? Claimed { get; init; }

    /// <summary>Staff only: off the goods, in minor units.</summary>
    public long DiscountMinor { get; init; }
}

/// <param name="Price">The unit price that the client saw, in major units; null does not compare.</param>
public sealed record DraftItem(VariantId VariantId, int Quantity, decimal? Price = null);

/// <summary>A payment that a client claims; the gateway is asked before it counts.</summary>
public sealed record ClaimedPayment(PaymentMethod Method, string Reference);

/// <summary>What placing needs to know of the world, read once, outside any transaction.</summary>
public sealed record PlacementFacts(
    IReadOnlyDictionary<VariantId, SellableItem> Items, PlacementCustomer? Customer, IReadOnlyList<HubStock> Hubs)
{
    public RuleSet Rules { get; init; } = RuleSet.Default;

    /// <summary>What paid lines wait for, in the order in which they are filled.</summary>
    public ILookup<VariantId, WaitingClaim> Waiting { get; init; } = Enumerable.Empty<WaitingClaim>().ToLookup(_ => default(VariantId));

    public RoutingFacts Routing => new(Hubs, Rules);

    /// <summary>
    /// What a new buyer may have of a variant, by hub. Goods that have just arrived belong to those who wait for them, also in the moment
    /// before they are given out; they are taken off where most lies.
    /// </summary>
    public IReadOnlyList<Availability> Free(VariantId variant)
    {
        var hubs = Hubs.Select(h => new Availability(h.Code, h.Sellable(variant))).Where(a => a.Available > 0).ToList();
        var there = hubs.Sum(a => a.Available);
        var claimed = there - Waiting[variant].Aggregate(there, (left, claim) => left - claim.Of(left));
        if (claimed == 0)
        {
            return hubs;
        }

        foreach (var hub in hubs.OrderByDescending(a => a.Available).ToList())
        {
            var taken = Math.Min(claimed, hub.Available);
            claimed -= taken;
            hubs[hubs.IndexOf(hub)] = hub with { Available = hub.Available - taken };
        }

        return [.. hubs.Where(a => a.Available > 0)];
    }
}

public sealed record PlacementCustomer(CustomerId Id, string Name, string? Email, string? Phone, Address? Address, bool MayOrderOnAccount, bool IsActive, DateTime CreatedAt);

/// <summary>Reads <see cref="PlacementFacts"/> for the variants of a draft.</summary>
public interface IPlacementReads
{
    Task<PlacementFacts> Read(CustomerId? customer, IReadOnlyCollection<VariantId> variants, CancellationToken ct);
}

/// <summary>Settings of selling.</summary>
public sealed record SalesPolicy
{
    public DeliveryTariff Delivery { get; init; } = new();

    /// <summary>How long own stock is held for an unpaid order of a known customer.</summary>
    public TimeSpan HoldFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The same for somebody without a customer record.</summary>
    public TimeSpan HoldForGuests { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Nobody at the checkout gets more than this, however often it is extended.</summary>
    public TimeSpan HoldAtMost { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>How long units that a change added to a paid order are held for their difference; then they are taken off again.</summary>
    public TimeSpan HoldForDifference { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Unpaid orders are cancelled after this.</summary>
    public TimeSpan CancelUnpaidAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Delivered orders are completed after this: the return window.</summary>
    public TimeSpan CompleteAfter { get; init; } = TimeSpan.FromDays(14);

    /// <summary>When all that is there has been sent, what waits for goods becomes an order of its own by itself.</summary>
    public bool SplitsBackorders { get; init; }

    public TimeSpan HoldTimeOf(CustomerId? customer) => customer is null ? HoldForGuests : HoldFor;
}
