using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>A reservation is held until it is committed, released or expires; exactly one of the three wins (RULES 6).</summary>
public enum ReservationState
{
    Held,
    Committed,
    Released,
    Expired,
}

/// <summary>Units of one line held in one hub. Belongs to the order: its state changes under the order's version.</summary>
public sealed class Reservation
{
    private Reservation()
    {
    }

    public ReservationId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public LineId LineId { get; private set; }

    public VariantId VariantId { get; private set; }

    public HubId HubId { get; private set; }

    public int Quantity { get; private set; }

    public ReservationState State { get; private set; }

    /// <summary>Held for units that a change added to an order that was paid: they wait until the difference is paid.</summary>
    public bool AwaitsPayment { get; private set; }

    public DateTime HeldAt { get; private set; }

    public DateTime ExpiresAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    internal static Reservation Hold(ReservationId id, OrderId order, LineId line, VariantId variant, HubId hub, int quantity, DateTime now, DateTime expiresAt, bool awaitsPayment = false) => new()
    {
        Id = id,
        OrderId = order,
        LineId = line,
        VariantId = variant,
        HubId = hub,
        Quantity = quantity,
        HeldAt = now,
        ExpiresAt = expiresAt,
        AwaitsPayment = awaitsPayment,
    };

    /// <summary>A part is let go of; the rest stays held.</summary>
    internal void Take(int units) => Quantity -= units;

    /// <summary>The difference is paid.</summary>
    internal void Paid() => AwaitsPayment = false;

    /// <summary>The difference was not paid, and the order is as if the units had not been added.</summary>
    internal void Lapse() => AwaitsPayment = false;

    internal void Extend(DateTime until) => ExpiresAt = until > ExpiresAt ? until : ExpiresAt;

    internal void End(ReservationState state, DateTime now)
    {
        if (State is ReservationState.Released or ReservationState.Expired || state == State)
        {
            throw new InvalidOperationException($"A reservation that is {State} cannot become {state}.");
        }

        (State, EndedAt) = (state, now);
    }
}
