using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Vendors;

/// <summary>
/// After payment, reserves a sub-order in the vendor's system (MIXED). A rejection puts the order on hold for staff; a busy vendor
/// is tried again by the outbox.
/// </summary>
public sealed class ReserveWithVendor(IUnitOfWork work, IVendorGateway gateway) : IOutboxHandler
{
    private static readonly UseCase Self = new("vendor.reserve", Permissions.SubOrdersWork);

    public string Topic => Topics.ReserveWithVendor;

    public async Task<OutboxOutcome> Handle(string key, string payload, CancellationToken ct)
    {
        if (SubOrderRef.Read(payload) is not { } named)
        {
            return OutboxOutcome.Dead($"Unreadable payload '{payload}'.");
        }

        var system = Caller.Program("outbox");
        var items = await work.Run(Self, system, w => Items(named, w, ct), ct);
        if (!items.Ok || items.Value.Lines.Count == 0)
        {
            return items.Ok ? OutboxOutcome.Sent : OutboxOutcome.Again(items.Error.Message);
        }

        var answer = await gateway.Reserve(key, items.Value.Vendor, items.Value.Lines, ct);
        if (answer is VendorAnswer.Busy busy)
        {
            return OutboxOutcome.Again(busy.Why);
        }

        var recorded = await work.Run(Self, system, w => Record(named, answer, w, ct), ct);
        return recorded.Ok ? OutboxOutcome.Sent : OutboxOutcome.Again(recorded.Error.Message);
    }

    private static async Task<Result<ToReserve>> Items(SubOrderRef named, IWork w, CancellationToken ct)
    {
        var order = await w.Orders.Find(named.Order, ct);
        var subOrder = order?.SubOrders.FirstOrDefault(s => s.Id == named.SubOrder);
        if (order is null || subOrder is null)
        {
            return OrderErrors.SubOrderNotFound();
        }

        return new ToReserve(subOrder.VendorId, subOrder.Status != SubOrderStatus.Waiting
            ? []
            : [.. order.LinesOf(subOrder).Where(l => l.Units.Pending > 0).Select(l => new VendorItem(l.Sku, l.Name, l.Units.Pending))]);
    }

    private static async Task<Result<Done>> Record(SubOrderRef named, VendorAnswer answer, IWork w, CancellationToken ct)
    {
        var order = await w.Orders.Find(named.Order, ct);
        var subOrder = order?.SubOrders.FirstOrDefault(s => s.Id == named.SubOrder);
        if (order is null || subOrder is null)
        {
            return Done.Value;
        }

        var changed = answer switch
        {
            VendorAnswer.Reserved reserved => order.VendorReserved(subOrder, reserved.Reference, w.Now.AddHours(24), w.Ids, w.Now),
            VendorAnswer.Rejected rejected when subOrder.Status == SubOrderStatus.Waiting =>
                order.DeclineSubOrder(subOrder, "out_of_stock", rejected.Reason, w.Ids, subOrder.VendorName, w.Now).Map(_ => true),
            _ => false,
        };
        if (changed is { Ok: true, Value: true })
        {
            w.Changed(order);
        }

        return changed.Map(_ => Done.Value);
    }

    private sealed record ToReserve(VendorId Vendor, IReadOnlyList<VendorItem> Lines);
}

/// <summary>Tells a vendor's system that a cancelled sub-order is not needed any more.</summary>
public sealed class ReleaseWithVendor(IUnitOfWork work, IVendorGateway gateway) : IOutboxHandler
{
    private static readonly UseCase Self = new("vendor.release", Permissions.SubOrdersWork);

    public string Topic => Topics.ReleaseWithVendor;

    public async Task<OutboxOutcome> Handle(string key, string payload, CancellationToken ct)
    {
        if (SubOrderRef.Read(payload) is not { } named)
        {
            return OutboxOutcome.Dead($"Unreadable payload '{payload}'.");
        }

        var found = await work.Run(Self, Caller.Program("outbox"), async w =>
        {
            var order = await w.Orders.Find(named.Order, ct);
            var subOrder = order?.SubOrders.FirstOrDefault(s => s.Id == named.SubOrder);
            return subOrder is null ? (Result<ToRelease>)OrderErrors.SubOrderNotFound() : new ToRelease(subOrder.VendorId, subOrder.VendorRef ?? "");
        }, ct);
        if (!found.Ok)
        {
            return OutboxOutcome.Again(found.Error.Message);
        }

        var answer = await gateway.Release(key, found.Value.Vendor, found.Value.Reference, ct);
        return answer is VendorAnswer.Busy busy ? OutboxOutcome.Again(busy.Why) : OutboxOutcome.Sent;
    }

    private sealed record ToRelease(VendorId Vendor, string Reference);
}

/// <summary>Names a sub-order in the payload of a message.</summary>
internal sealed record SubOrderRef(OrderId Order, SubOrderId SubOrder)
{
    public static SubOrderRef? Read(string payload)
    {
        var parts = payload.Split(' ');
        return parts.Length == 2 && IdText.TryRead<OrderId>(parts[0], out var order) && IdText.TryRead<SubOrderId>(parts[1], out var subOrder) ? new(order, subOrder) : null;
    }
}
