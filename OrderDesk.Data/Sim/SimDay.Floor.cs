using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Sim;

internal sealed partial class SimDay
{
    private int _scans;

    private async Task<string> BuildWave(CancellationToken ct) => Told(
        await _house.Get<CreateWave>().Run(new(Any(_house.Hubs), new WaveWish()), _house.Program, ct), a => $"{a.Number}, {a.Parcels} parcels, {a.Units} units");

    /// <summary>The picker goes on for some scans, each the one that is due.</summary>
    private Task<string> PickWave(CancellationToken ct) => WithWave(async (wave, number) =>
    {
        var scans = _chance.Next(2, 14);
        for (var n = 0; n < scans; n++)
        {
            var due = (await Round(wave, ct)).Expected().FirstOrDefault();
            if (due.Codes is null)
                return $"{number}, everything is in its tote";
            var scan = await _house.Get<ApplyScan>().Run(new($"sim-{++_scans}", due.Codes[^1], null, wave), _house.Program, ct);
            if (!scan.Ok)
                return $"{number} refused: {scan.Error.Code}";
        }

        return $"{number}, {scans.ToString(CultureInfo.InvariantCulture)} scans";
    }, ct);

    private Task<string> PickShort(CancellationToken ct) => WithWave(async (wave, number) =>
    {
        if ((await Round(wave, ct)) is not { Now: { } task } round)
            return $"{number} has nothing to pick";
        var hub = round.Parcels[0].HubId;
        string[] reasons = ["not_there", "wrong_count", ReasonCodes.Damaged];
        var short_ = new ShortPick.Command(wave, task.Place.Bin, task.Place.Lot, task.Item.Variant, _chance.Next(1, task.Left + 1), Any(reasons), _chance.Next(2) == 0 ? ShortUnits.Backorder : ShortUnits.Ask);
        var done = await _house.Get<ShortPick>().Run(short_, _house.Program, ct);
        return Told(done, a => Booked(task.Item.Variant, hub, -a.Corrected, $"{number}, {short_.Missing} missing, {a.Corrected} corrected, {a.Instead.Sum(i => i.Quantity)} from elsewhere, {a.Short} short"));
    }, ct);

    private Task<string> EndAWave(CancellationToken ct) => WithWave(async (wave, _) =>
        Told(await _house.Get<EndWave>().Run(new(wave, _chance.Next(2) == 0), _house.Program, ct), a => $"{a.Number} {WireName.Of(a.State)}, {a.PutBack} put back"), ct);

    private Task<string> Reject(CancellationToken ct) => WithParcel(_chance.Next(2) == 0 ? FulfillmentState.Open : FulfillmentState.Picking, async p =>
    {
        if (p.Lines.Count == 0)
            return "an empty parcel";
        var line = Any([.. p.Lines.OrderBy(l => l.LineId.Value)]);
        var units = _chance.Next(1, line.Quantity + 1);
        await using var db = _house.Read();
        var variant = await db.OrderLines.AsNoTracking().Where(l => l.Id == line.LineId).Select(l => l.VariantId).SingleAsync(ct);
        var done = await _house.Get<RejectLine>().Run(new(p.OrderId, p.Id, line.LineId, units, "not_there", null), _house.Program, ct);
        return Told(done, a => Booked(variant, p.HubId!.Value, -units, $"{a.Order.Number}, {units} units, {a.From.Sum(f => f.Units)} from elsewhere, {a.Short} short"));
    }, ct);

    private async Task<string> AllowBackorders(CancellationToken ct)
    {
        var own = Any(_house.Own);
        await using var db = _house.Read();
        var product = await db.Variants.AsNoTracking().Where(v => v.Id == own).Select(v => v.ProductId).SingleAsync(ct);
        int? limit = _chance.Next(3) switch { 0 => 0, 1 => null, _ => _chance.Next(1, 12) };
        var expected = _chance.Next(2) == 0 ? (DateOnly?)null : _house.Clock.Today.AddDays(_chance.Next(0, 9));
        var done = await _house.Get<SetBackorder>().Run(new(product, own, limit, expected), _house.Program, ct);
        return Told(done, a => $"{a.Limit?.ToString(CultureInfo.InvariantCulture) ?? "no"} limit, {a.Waiting} wait");
    }

    private async Task<string> Fill(CancellationToken ct) => Told(await _house.Get<FillBackorders>().Run(Any(_house.Own), _house.Program, ct), a => $"{a.Units} units for {a.Orders} orders");

    private async Task<string> Queue(CancellationToken ct)
    {
        var waiting = await _house.Get<IBackorderReads>().Waiting(new WaitingQuery(), _house.Program, 100, ct);
        if (waiting.Count == 0)
            return "nobody waits";
        var line = Any(waiting);
        int? to = _chance.Next(4) == 0 ? null : _chance.Next(1, 4);
        return Told(await _house.Get<MoveBackorder>().Run(new(line.Variant, line.Line, to), _house.Program, ct), a => $"{line.OrderNumber} is at place {a.Place}");
    }

    private async Task<ClusterPick> Round(WaveId wave, CancellationToken ct)
    {
        var reads = _house.Get<IWaveReads>();
        return ClusterPick.Current(await reads.Parcels(wave, _house.Program, ct), await reads.Work(wave.ToString(), _house.Program, ct));
    }

    private async Task<string> WithWave(Func<WaveId, string, Task<string>> act, CancellationToken ct)
    {
        var open = (await _house.Get<IWaveReads>().List(null, true, _house.Program, null, 50, ct)).Items;
        if (open.Count == 0)
            return "there is none";
        var wave = Any(open);
        return await act(wave.Id, wave.Number);
    }
}
