using Microsoft.Extensions.Logging;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Core.Jobs;

/// <summary>
/// Takes lots from sale on their last day: what is sold on it would arrive too late. Allocation refuses a lot only from the day after,
/// so a run that comes late by less than a day lets nothing expired out.
/// </summary>
public sealed class ExpireLots(IUnitOfWork work, IInventoryReads reads, TimeProvider clock, ILogger<ExpireLots> log) : IJob
{
    private static readonly UseCase Self = new("lot.expire", Permissions.StockAdjust);

    public string Name => "lot-expiry";

    public string Purpose => "Takes lots from sale on their last day.";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task<JobReport> Run(CancellationToken ct)
    {
        var caller = Caller.Program("job:" + Name);
        var due = await reads.LotsToBlock(DateOnly.FromDateTime(clock.Now()), 200, ct);
        return await Sweep.Each(due, id => work.Run(Self, caller, w => Block(id, w, ct), ct), "lots taken from sale", (e, id) => OrderJobLog.ItemFailed(log, Name, id, e));
    }

    private static async Task<Result<bool>> Block(LotId lot, IWork w, CancellationToken ct) =>
        (await BlockLot.Apply(new(lot, true, "expired", null), w, ct)).Map(_ => true);
}
