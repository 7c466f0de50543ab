using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Shipping;

/// <summary>
/// Cancels a wave, or closes one of which nothing waits any more. Parcels that nobody has taken anything for wait again; those with
/// goods in a tote stay as they are and are packed one by one.
/// </summary>
public sealed class EndWave(IUnitOfWork work)
{
    private static readonly UseCase Self = new("wave.end", Permissions.FulfillmentsWork);

    /// <param name="Cancel">False: only when nothing waits any more.</param>
    public sealed record Command(WaveId Wave, bool Cancel);

    public sealed record Answer(WaveId Wave, string Number, WaveState State, int PutBack);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct) => work.Run(Self, caller, w => Apply(c, w, ct), ct);

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var done = await w.Floor.Work(c.Wave.ToString(), ct);
        if (await w.Floor.Find(c.Wave, ct) is not { } wave)
        {
            return FloorErrors.WaveNotFound();
        }

        var parcels = await w.Floor.Parcels(c.Wave, ct);
        var waiting = parcels.Count(p => p.IsWaiting);
        if (!c.Cancel && waiting > 0)
        {
            return FloorErrors.WaveStillWaits(wave.Number, waiting);
        }

        var before = wave.State;
        var ended = c.Cancel ? wave.Cancel(w.Now) : wave.Finish(w.Now);
        if (!ended.Ok)
        {
            return ended.Error;
        }

        var putBack = c.Cancel ? await PutBack(parcels, done.Content, w, ct) : 0;
        w.Audit($"wave {wave.Number}", new { State = WireName.Of(before) }, new { State = WireName.Of(wave.State) });
        return new Answer(wave.Id, wave.Number, wave.State, putBack);
    }

    private static async Task<int> PutBack(IReadOnlyList<ParcelRow> parcels, string kept, IWork w, CancellationToken ct)
    {
        var picked = parcels.GroupBy(p => p.Wave!.Cluster).Select(g => new ClusterPick(g, kept)).ToList();
        var count = 0;
        foreach (var row in parcels.Where(p => p.State == FulfillmentState.Picking && picked.TrueForAll(c => c.Put(p.Id) == 0)).OrderBy(p => p.OrderId.Value))
        {
            if (await w.Orders.Find(row.OrderId, ct) is { } order && order.Parcel(row.Id) is { } parcel && order.PutBack(parcel, w.Now).Ok)
            {
                w.Changed(order);
                count++;
            }
        }

        return count;
    }
}
