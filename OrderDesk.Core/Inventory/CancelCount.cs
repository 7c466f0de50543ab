using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>Gives up an open count; nothing of it changes the stock.</summary>
public sealed class CancelCount(IUnitOfWork work)
{
    private static readonly UseCase Self = new("count.cancel", Permissions.StockCount);

    public sealed record Command(CountId Count);

    public sealed record Answer(string Number);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct) => work.Run(Self, caller, w => Apply(c, w, ct), ct);

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var found = await OneCount.Open(c.Count, w, ct);
        if (!found.Ok)
        {
            return found.Error;
        }

        var count = found.Value;

        count.Close(CountState.Cancelled, w.Caller.Name, w.Now);
        w.Audit($"count {count.Number}", null, new { State = WireName.Of(count.State) });
        return new Answer(count.Number);
    }
}
