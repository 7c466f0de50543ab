using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Replenishment;

/// <summary>Where a replenishment order stands: what every command on it answers.</summary>
public sealed record ReplenishmentAnswer(ReplenishmentId Id, string Number, ReplenishmentState State, long Version)
{
    internal static ReplenishmentAnswer Of(ReplenishmentOrder o) => new(o.Id, o.Number, o.State, o.Version);
}

/// <summary>What the commands on one order have in common: find it, compare the version, say before and after.</summary>
internal static class OneReplenishment
{
    public static Task<Result<ReplenishmentAnswer>> Change(
        IUnitOfWork work, UseCase self, Caller caller, ReplenishmentId id, long? version, Func<ReplenishmentOrder, IWork, Task<Result<Done>>> change, CancellationToken ct) => work.Run<ReplenishmentAnswer>(self, caller, async w =>
    {
        if (await w.Replenishments.Find(id, ct) is not { } order)
        {
            return CommonErrors.NotFound("This order");
        }

        if (version is { } seen && seen != order.Version)
        {
            return CommonErrors.VersionMismatch(seen, order.Version);
        }

        var before = new { order.State, Units = order.Lines.Sum(l => l.Quantity), Received = order.Lines.Sum(l => l.Received) };
        var done = await change(order, w);
        if (!done.Ok)
        {
            return done.Error;
        }

        w.Audit($"replenishment {order.Number}", before, new { order.State, Units = order.Lines.Sum(l => l.Quantity), Received = order.Lines.Sum(l => l.Received), order.CloseReason });
        return ReplenishmentAnswer.Of(order);
    }, ct);
}

/// <summary>Puts a line on a supplier's draft for a hub, or changes it; the draft is made when there is none.</summary>
public sealed class OrderFromSupplier(IUnitOfWork work)
{
    private static readonly UseCase Self = new("replenishment.order", Permissions.StockReplenish);

    public sealed record Command(SupplierId Supplier, HubId Hub, VariantId Variant, int Quantity);

    public Task<Result<ReplenishmentAnswer>> Run(Command c, Caller caller, CancellationToken ct) => work.Run(Self, caller, w => Order(c, w, ct), ct);

    internal static async Task<Result<ReplenishmentAnswer>> Order(Command c, IWork w, CancellationToken ct)
    {
        if (await w.Replenishments.Supplier(c.Supplier, ct) is not { } supplier)
        {
            return CommonErrors.NotFound("This supplier");
        }

        if (!supplier.IsActive)
        {
            return ReplenishmentErrors.SupplierNotActive(supplier.Name);
        }

        if (await w.Stock.Level(c.Variant, c.Hub, ct) is null)
        {
            return CommonErrors.NotFound("This product in this hub");
        }

        var draft = await w.Replenishments.Draft(c.Supplier, c.Hub, ct);
        if (draft is null)
        {
            draft = ReplenishmentOrder.Draft(w.Ids.New<ReplenishmentId>(), await w.Replenishments.NextNumber(w.Now.Year, ct), c.Supplier, c.Hub, w.Now);
            w.Replenishments.Add(draft);
        }

        var set = draft.Set(c.Variant, c.Quantity);
        if (!set.Ok)
        {
            return set.Error;
        }

        w.Audit($"replenishment {draft.Number}", null, new { Variant = c.Variant.ToString(), c.Quantity });
        return ReplenishmentAnswer.Of(draft);
    }
}

/// <summary>Changes the quantities of a draft; zero takes a line out.</summary>
public sealed class EditReplenishment(IUnitOfWork work)
{
    private static readonly UseCase Self = new("replenishment.edit", Permissions.StockReplenish);

    public sealed record Command(ReplenishmentId Id, IReadOnlyDictionary<VariantId, int> Quantities, long? Version = null);

    public Task<Result<ReplenishmentAnswer>> Run(Command c, Caller caller, CancellationToken ct) => OneReplenishment.Change(
        work, Self, caller, c.Id, c.Version, async (order, w) =>
        {
            foreach (var (variant, quantity) in c.Quantities)
            {
                if (await w.Stock.Level(variant, order.HubId, ct) is null)
                {
                    return CommonErrors.NotFound("This product in this hub");
                }

                var set = order.Set(variant, quantity);
                if (!set.Ok)
                {
                    return set;
                }
            }

            return Done.Value;
        }, ct);
}

/// <summary>The order goes to the supplier: from now on it is as it is.</summary>
public sealed class SendReplenishment(IUnitOfWork work)
{
    private static readonly UseCase Self = new("replenishment.send", Permissions.StockReplenish);

    public sealed record Command(ReplenishmentId Id, long? Version = null);

    public Task<Result<ReplenishmentAnswer>> Run(Command c, Caller caller, CancellationToken ct) => OneReplenishment.Change(
        work, Self, caller, c.Id, c.Version, async (order, w) => order.Send((await w.Replenishments.Supplier(order.SupplierId, ct))?.LeadDays ?? 0, w.Now), ct);
}

/// <summary>Nothing more is to come: cancelled, or closed short when a part has come.</summary>
public sealed class CloseReplenishment(IUnitOfWork work)
{
    private static readonly UseCase Self = new("replenishment.close", Permissions.StockReplenish);

    public sealed record Command(ReplenishmentId Id, string ReasonCode, string? Note, long? Version = null);

    public Task<Result<ReplenishmentAnswer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        Text.Check(errors, "note", c.Note, 500);
        if (!ReasonCodes.Knows(ReasonCodes.CloseReplenishment, c.ReasonCode))
        {
            errors.Add(CommonErrors.UnknownReason(c.ReasonCode));
        }

        return errors.Count > 0
            ? Task.FromResult<Result<ReplenishmentAnswer>>(Error.Join(errors))
            : OneReplenishment.Change(work, Self, caller, c.Id, c.Version, (order, w) => Task.FromResult(order.Close(c.ReasonCode, Text.Clean(c.Note), w.Now)), ct);
    }
}

/// <summary>Goods of an order have come: into bins, with their lots, as any receipt; what waits for them gets them at once.</summary>
public sealed class ReceiveReplenishment(IUnitOfWork work)
{
    private static readonly UseCase Self = new("replenishment.receive", Permissions.StockAdjust);

    public sealed record Command(ReplenishmentId Id, IReadOnlyList<ReceiveStock.Line> Lines, long? Version = null);

    public Task<Result<ReplenishmentAnswer>> Run(Command c, Caller caller, CancellationToken ct) => ReceiveStock.Check(c.Lines, null) is { } refused
        ? Task.FromResult<Result<ReplenishmentAnswer>>(refused)
        : OneReplenishment.Change(work, Self, caller, c.Id, c.Version, async (order, w) =>
        {
            var taken = order.Receive(c.Lines.GroupBy(l => l.Variant).ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity)), w.Now);
            if (!taken.Ok)
            {
                return taken;
            }

            return (await ReceiveStock.Apply(new(order.HubId, c.Lines, order.Number), w, ct)).Map(_ => Done.Value);
        }, ct);
}
