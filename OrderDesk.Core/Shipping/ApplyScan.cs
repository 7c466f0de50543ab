using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Shipping;

/// <summary>
/// One scan on the packing bench or on the round of a wave. Each id counts once: a scanner that lost its connection sends again what
/// was not answered, and gets the answer of the first time. The last right scan closes the parcel, or finishes the wave's picking.
/// </summary>
public sealed class ApplyScan(IUnitOfWork work)
{
    private static readonly UseCase Self = new("floor.scan", Permissions.FulfillmentsWork);

    /// <param name="Id">The scanner's own.</param>
    /// <param name="Code">A bar code, a typed number, or one of <see cref="FloorCodes"/>.</param>
    /// <param name="Parcel">On the bench; else <paramref name="Wave"/>.</param>
    public sealed record Command(string Id, string Code, FulfillmentId? Parcel, WaveId? Wave);

    /// <param name="Again">The id was known: nothing happened now.</param>
    public sealed record Answer(string Id, ScanVerdict Verdict, string Words, bool Again);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        Text.Check(errors, "id", c.Id, Scan.MaxId, required: true);
        Text.Check(errors, "code", c.Code, Scan.MaxCode, required: true);
        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Apply(c with { Code = Text.Clean(c.Code)! }, w, ct), ct);
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var subject = c.Parcel?.ToString() ?? c.Wave?.ToString() ?? "";
        var state = await w.Floor.Work(subject, ct);
        if (await w.Floor.Scanned(c.Id, ct) is { } known)
        {
            return new Answer(known.Id, known.Verdict, known.Words, true);
        }

        var result = c.Parcel is { } parcel ? await OnBench(parcel, c.Code, state, w, ct) : await OnRound(c.Wave ?? default, c.Code, state, w, ct);
        if (!result.Ok)
        {
            return result.Error;
        }

        w.Floor.Add(Scan.Of(c.Id, subject, c.Code, result.Value, w.Caller.Name, w.Now));
        return new Answer(c.Id, result.Value.Verdict, result.Value.Words, false);
    }

    private static async Task<Result<ScanResult>> OnBench(FulfillmentId id, string code, FloorWork state, IWork w, CancellationToken ct)
    {
        if (await w.Floor.Parcel(id, ct) is not { } parcel)
        {
            return OrderErrors.FulfillmentNotFound();
        }

        if (!parcel.IsWaiting)
        {
            return ScanResult.Enough($"This parcel is {WireName.Of(parcel.State).Replace('_', ' ')} already.");
        }

        var count = new PackCount(parcel, state.Content);
        var result = count.Scan(code);
        if (result is { Verdict: ScanVerdict.Wrong })
        {
            return await WrongLot(parcel.Lines, code, count.Next is { } next ? count.NextLot(next) : null, w, ct) ?? result;
        }

        state.Change(count.Write(), count.Counted, w.Now);
        if (!result.IsRight || !count.IsWhole)
        {
            return result;
        }

        var packed = await PackFulfillment.Apply(w, parcel.OrderId, id, null, null, ct);
        if (packed.Ok)
        {
            // Unpacked, it is counted anew.
            state.Change("", 0, w.Now);
        }

        return ScanResult.Right(packed.Ok ? "All in: the parcel is packed" : $"All in, but not packed: {packed.Error.Message}");
    }

    private static async Task<Result<ScanResult>> OnRound(WaveId id, string code, FloorWork state, IWork w, CancellationToken ct)
    {
        if (await w.Floor.Find(id, ct) is not { } wave)
        {
            return FloorErrors.WaveNotFound();
        }

        if (wave.IsOver)
        {
            return FloorErrors.WaveIsOver(wave.Number, wave.State);
        }

        var parcels = await w.Floor.Parcels(id, ct);
        var round = ClusterPick.Current(parcels, state.Content);
        var task = round.Now;
        var result = round.Scan(code);
        if (result.Verdict == ScanVerdict.Wrong)
        {
            return task is null || round.Stage != PickStage.Item ? result : await WrongLot([task.Item], code, task.Place.LotNumber, w, ct) ?? result;
        }

        state.Change(round.Write(), round.InAllTotes, w.Now);
        await Start(wave, round, w, ct);
        if (ClusterPick.Current(parcels, state.Content).Now is null)
        {
            wave.FinishPicking(w.Now);
        }

        return result;
    }

    /// <summary>The first right scan of a round starts its parcels.</summary>
    private static async Task Start(Wave wave, ClusterPick round, IWork w, CancellationToken ct)
    {
        wave.Pick(w.Caller.Name, w.Now);
        foreach (var parcel in round.Parcels.Where(p => p.State == FulfillmentState.Open && !p.OnHold).OrderBy(p => p.OrderId.Value))
        {
            // One that cannot be started now (put on hold this moment) is left to the next scan.
            await w.OnParcel(parcel.OrderId, parcel.Id, OrderAction.Pick, null, (order, p) => order.StartPicking(p, w.Caller.Name, w.Now), ct);
        }
    }

    /// <summary>A lot of the right product that is not the one: said as such.</summary>
    private static async Task<ScanResult?> WrongLot(IEnumerable<ParcelLine> lines, string code, string? right, IWork w, CancellationToken ct)
    {
        foreach (var line in lines.DistinctBy(l => l.Variant))
        {
            if (await w.Stock.Lot(line.Variant, code, ct) is { } lot)
            {
                return ScanResult.Wrong(right is null ? $"Wrong lot: {lot.Number} of {line.Name} is not for this." : $"Wrong lot: {lot.Number} of {line.Name}. Take lot {right}.");
            }
        }

        return null;
    }
}
