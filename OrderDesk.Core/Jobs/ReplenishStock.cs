using Microsoft.Extensions.Logging;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Replenishment;

namespace OrderDesk.Core.Jobs;

/// <summary>What has fallen under its reorder point is put on the draft order of its supplier, once, and not again while it is on order (DESIGN 3).</summary>
public sealed class ReplenishStock(IUnitOfWork work, IReplenishmentReads reads, ILogger<ReplenishStock> log) : IJob
{
    private static readonly UseCase Self = new("replenishment.propose", Permissions.StockReplenish);

    public string Name => "replenishment";

    public string Purpose => "Puts products that fell under their reorder point on a draft order to their supplier.";

    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public async Task<JobReport> Run(CancellationToken ct)
    {
        var caller = Caller.Program("job:" + Name);
        var due = await reads.Due(500, ct);
        return await Sweep.Each(due, d => work.Run(Self, caller, w => Propose(d.Variant, d.Hub, w, ct), ct), "products put on order", (e, d) => OrderJobLog.ItemFailed(log, Name, d.Variant, e));
    }

    private static async Task<Result<bool>> Propose(VariantId variant, HubId hub, IWork w, CancellationToken ct)
    {
        var rule = await w.Stock.Rule(variant, hub, ct);
        var level = await w.Stock.Level(variant, hub, ct);
        if (rule is not { ReorderPoint: { } point, SupplierId: { } supplier } || level is null || level.Available >= point || await w.Replenishments.IsOnOrder(variant, hub, ct))
        {
            return false;
        }

        return (await OrderFromSupplier.Order(new(supplier, hub, variant, rule.ReorderQuantity), w, ct)).Map(_ => true);
    }
}
