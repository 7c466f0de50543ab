using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Shipping;

/// <summary>Units of one line, as a command names them.</summary>
public sealed record LineQuantity(LineId Line, int Quantity);

/// <summary>Takes chosen units out of a parcel that is still open into one of its own: a partial shipment that is planned ahead.</summary>
public sealed class CreateFulfillment(IUnitOfWork work)
{
    private static readonly UseCase Self = new("fulfillment.create", Permissions.OrdersRead);

    public sealed record Command(OrderKey Order, IReadOnlyList<LineQuantity> Lines, long? Version = null);

    public sealed record Answer(FulfillmentId Fulfillment, OrderState Order);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct) => work.Run(Self, caller, async w =>
    {
        var opened = await w.Open(command.Order, OrderAction.Pack, command.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var made = opened.Value.SplitOut(command.Lines, f => OrderActions.InReach(opened.Value, f, w.Caller), w.Ids, w.Now);
        return made.Ok ? new Answer(made.Value.Id, w.Changed(opened.Value)) : (Result<Answer>)made.Error;
    }, ct);
}

/// <summary>Somebody starts to collect the goods of a parcel.</summary>
public sealed class PickFulfillment(IUnitOfWork work)
{
    private static readonly UseCase Self = new("fulfillment.pick", Permissions.OrdersRead);

    public sealed record Command(OrderKey Order, FulfillmentId Fulfillment, long? Version = null);

    public Task<Result<OrderState>> Run(Command c, Caller caller, CancellationToken ct) => work.Run(Self, caller, w =>
        w.OnParcel(c.Order, c.Fulfillment, OrderAction.Pick, c.Version, (order, parcel) => order.StartPicking(parcel, w.Caller.Name, w.Now), ct), ct);
}

/// <summary>Packs a parcel, whole or by quantities; what is left over stays open as a parcel of its own.</summary>
public sealed class PackFulfillment(IUnitOfWork work)
{
    private static readonly UseCase Self = new("fulfillment.pack", Permissions.OrdersRead);

    /// <param name="Lines">Null packs everything that was planned.</param>
    public sealed record Command(OrderKey Order, FulfillmentId Fulfillment, IReadOnlyList<LineQuantity>? Lines = null, long? Version = null);

    public Task<Result<OrderState>> Run(Command c, Caller caller, CancellationToken ct)
    {
        if (c.Lines?.GroupBy(l => l.Line).Any(g => g.Count() > 1) == true)
        {
            return Task.FromResult<Result<OrderState>>(CommonErrors.OutOfRange("lines", "a list that names each line once"));
        }

        var quantities = c.Lines?.ToDictionary(l => l.Line, l => l.Quantity);
        return work.Run(Self, caller, w => Apply(w, c.Order, c.Fulfillment, quantities, c.Version, ct), ct);
    }

    /// <summary>Packs within an open transaction; the wave that the parcel was the last of is done.</summary>
    internal static async Task<Result<OrderState>> Apply(IWork w, OrderKey key, FulfillmentId id, IReadOnlyDictionary<LineId, int>? quantities, long? version, CancellationToken ct)
    {
        var packed = await w.OnParcel(key, id, OrderAction.Pack, version, (order, parcel) => order.Pack(parcel, quantities, w.Caller.Name, w.Ids, w.Now), ct);
        if (packed.Ok && await w.Floor.OfParcel(id, ct) is { } wave && !(await w.Floor.Parcels(wave.Id, ct)).Any(p => p.IsWaiting && p.Id != id))
        {
            wave.Finish(w.Now);
        }

        return packed;
    }
}

/// <summary>
/// Hands a packed parcel over: to a carrier with a tracking number, or to the own courier without one. By the shop's setting, what
/// still waits for goods when all else has left becomes an order of its own.
/// </summary>
public sealed class ShipFulfillment(IUnitOfWork work, SalesPolicy policy)
{
    private static readonly UseCase Self = new("fulfillment.ship", Permissions.OrdersRead);
    private static readonly Caller Splitter = Caller.Program("split");

    /// <param name="Carrier">Null: the own courier.</param>
    public sealed record Command(OrderKey Order, FulfillmentId Fulfillment, string? Carrier, string? TrackingNumber, long? Version = null);

    public Task<Result<OrderState>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        Text.Check(errors, "carrier", c.Carrier, 60);
        Text.Check(errors, "trackingNumber", c.TrackingNumber, 100);
        return errors.Count > 0
            ? Task.FromResult<Result<OrderState>>(Error.Join(errors))
            : work.Run(Self, caller, w => w.OnParcel(c.Order, c.Fulfillment, OrderAction.Ship, c.Version, (order, parcel) => Ship(c, order, parcel, w, ct), ct), ct);
    }

    private async Task<Result<Done>> Ship(Command c, Order order, Fulfillment parcel, IWork w, CancellationToken ct)
    {
        var shipped = order.Ship(parcel, Text.Clean(c.Carrier), Text.Clean(c.TrackingNumber), w.Now);
        if (!shipped.Ok || !policy.SplitsBackorders || !order.HasOnlyBackordersLeft || OrderActions.Refusal(order, OrderAction.SplitBackorder, Splitter) is not null)
        {
            return shipped;
        }

        var split = await SplitBackorder.Apply(w, order, null, ct);
        return split.Ok ? Done.Value : split.Error;
    }
}

/// <summary>Takes back the last step before the carrier's first scan: unpack a packed parcel, or undo its hand-over.</summary>
public sealed class UndoFulfillment(IUnitOfWork work)
{
    private static readonly UseCase Self = new("fulfillment.undo", Permissions.OrdersRead);

    public sealed record Command(OrderKey Order, FulfillmentId Fulfillment, string ReasonCode, string? Note, long? Version = null);

    public Task<Result<OrderState>> Run(Command c, Caller caller, CancellationToken ct) => !ReasonCodes.Knows(ReasonCodes.Correction, c.ReasonCode)
        ? Task.FromResult<Result<OrderState>>(CommonErrors.UnknownReason(c.ReasonCode))
        : work.Run(Self, caller, async w =>
        {
            var parcel = (await w.Orders.Find(c.Order, ct))?.Parcel(c.Fulfillment);
            var action = parcel?.State == FulfillmentState.Shipped ? OrderAction.UndoHandOver : OrderAction.Unpack;
            return await w.OnParcel(c.Order, c.Fulfillment, action, c.Version, (order, p) => p.State == FulfillmentState.Shipped
                ? order.UndoHandOver(p, c.ReasonCode, Text.Clean(c.Note), w.Now)
                : order.Unpack(p, c.ReasonCode, Text.Clean(c.Note), w.Now), ct);
        }, ct);
}

/// <summary>Writes down where a parcel is: in transit, out for delivery, delivered. What was passed already changes nothing.</summary>
public sealed class TrackFulfillment(IUnitOfWork work)
{
    private static readonly UseCase Self = new("fulfillment.track", Permissions.OrdersRead);

    /// <param name="OccurredAt">When it happened; null is now. The future and more than ten years ago are refused.</param>
    public sealed record Command(OrderKey Order, FulfillmentId Fulfillment, FulfillmentState State, string? Location = null, DateTime? OccurredAt = null, long? Version = null);

    public Task<Result<OrderState>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        Text.Check(errors, "location", c.Location, 200);
        return errors.Count > 0 ? Task.FromResult<Result<OrderState>>(errors[0]) : work.Run(Self, caller, w =>
        {
            var at = c.OccurredAt ?? w.Now;
            return at > w.Now.AddMinutes(5) || at < w.Now.AddYears(-10)
                ? Task.FromResult<Result<OrderState>>(CommonErrors.OutOfRange("occurredAt", "a time in the past"))
                : w.OnParcel(c.Order, c.Fulfillment, OrderAction.Track, c.Version, (order, parcel) => order.RecordTracking(parcel, c.State, Text.Clean(c.Location), at, w.Now).Map(_ => Done.Value), ct);
        }, ct);
    }
}

internal static class ParcelOpening
{
    /// <summary>Opens the order, finds the parcel within the person's reach, acts on it, closes the change.</summary>
    public static Task<Result<OrderState>> OnParcel(
        this IWork w, OrderKey key, FulfillmentId id, OrderAction action, long? version, Func<Order, Fulfillment, Result<Done>> act, CancellationToken ct) =>
        w.OnParcel(key, id, action, version, (order, parcel) => Task.FromResult(act(order, parcel)), ct);

    /// <inheritdoc cref="OnParcel(IWork, OrderKey, FulfillmentId, OrderAction, long?, Func{Order, Fulfillment, Result{Done}}, CancellationToken)"/>
    public static async Task<Result<OrderState>> OnParcel(
        this IWork w, OrderKey key, FulfillmentId id, OrderAction action, long? version, Func<Order, Fulfillment, Task<Result<Done>>> act, CancellationToken ct)
    {
        var opened = await w.Open(key, action, version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var order = opened.Value;
        if (order.Parcel(id) is not { } parcel || !OrderActions.InReach(order, parcel, w.Caller))
        {
            return OrderErrors.FulfillmentNotFound();
        }

        var done = await act(order, parcel);
        return done.Ok ? w.Changed(order) : done.Error;
    }
}
