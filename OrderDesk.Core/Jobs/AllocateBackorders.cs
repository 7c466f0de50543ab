using Microsoft.Extensions.Logging;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Core.Jobs;

/// <summary>The net under the messages that arriving goods write: what is there and waited for is brought together.</summary>
public sealed class AllocateBackorders(FillBackorders fill, IBackorderReads reads, ILogger<AllocateBackorders> log) : IJob
{
    public string Name => "backorder-allocation";

    public string Purpose => "Gives goods that have arrived to the orders that wait for them.";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task<JobReport> Run(CancellationToken ct)
    {
        var caller = Caller.Program("job:" + Name);
        var due = await reads.Fillable(200, ct);
        return await Sweep.Each(due, async id => (await fill.Run(id, caller, ct)).Map(a => a.Units > 0), "products given to waiting orders", (e, id) => OrderJobLog.ItemFailed(log, Name, id, e));
    }
}
