using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Data.Sim;

internal sealed partial class SimDay
{
    private async Task<string> SendAway(CancellationToken ct)
    {
        var from = _chance.Next(_house.Hubs.Count);
        var lines = Enumerable.Range(0, _chance.Next(1, 4)).Select(_ => new SendTransfer.Line(Any(_house.Own), _chance.Next(1, 5))).ToList();
        var done = await _house.Get<SendTransfer>().Run(new(_house.Hubs[from], _house.Hubs[1 - from], lines), _house.Program, ct);
        if (done.Ok)
            lines.ForEach(l => Booked(l.Variant, _house.Hubs[from], -l.Quantity, ""));
        return Told(done, a => $"{a.Number}, {a.Units} units");
    }

    private Task<string> Arrive(CancellationToken ct) => WithTransfer(async t =>
    {
        var some = _chance.Next(3) == 0 ? null : t.Lines.Where(l => l.OnTheWay > 0).OrderBy(l => l.Id.Value)
            .Select(l => (Line: l, Units: _chance.Next(0, l.OnTheWay + 1))).Where(l => l.Units > 0).ToList();
        if (some is { Count: 0 })
            return $"{t.Number} is not there yet";
        var arrives = some ?? [.. t.Lines.Where(l => l.OnTheWay > 0).Select(l => (Line: l, Units: l.OnTheWay))];
        var bin = _chance.Next(2) == 0 ? null : $"A-{_chance.Next(1, 5)}";
        var done = await _house.Get<ReceiveTransfer>().Run(new(t.Id, some?.ConvertAll(l => new ReceiveTransfer.Line(l.Line.Id, l.Units, bin))), _house.Program, ct);
        if (done.Ok)
            arrives.ForEach(l => Booked(l.Line.VariantId, t.ToHubId, l.Units, ""));
        return Told(done, a => $"{a.Number}, {a.Units} units, {WireName.Of(a.State)}");
    }, ct);

    private Task<string> EndTransfer(CancellationToken ct) => WithTransfer(async t =>
    {
        if (_chance.Next(2) == 0)
            return Told(await _house.Get<CloseTransfer>().Run(new(t.Id, "lost_on_the_way"), _house.Program, ct), a => $"{a.Number} closed, {a.Missing} missing");
        var done = await _house.Get<CancelTransfer>().Run(new(t.Id, "sent_wrong"), _house.Program, ct);
        if (done.Ok)
        {
            foreach (var line in t.Lines)
                Booked(line.VariantId, t.FromHubId, line.Sent, "");
        }

        return Told(done, a => $"{a.Number} cancelled, {a.Units} units back");
    }, ct);

    private async Task<string> OpenACount(CancellationToken ct)
    {
        List<string> bins = _chance.Next(3) > 0 ? [] : [.. Enumerable.Range(0, 2).Select(_ => $"A-{_chance.Next(1, 5)}")];
        var count = new OpenCount.Command(Any(_house.Hubs), bins, bins.Count == 0 ? Any(_house.Own) : null);
        return Told(await _house.Get<OpenCount>().Run(count, _house.Program, ct), a => $"{a.Number}, {a.Places} places");
    }

    /// <summary>Somebody counts all places of a count, mostly right; and sometimes finds what nobody expected.</summary>
    private Task<string> CountPlaces(CancellationToken ct) => WithCount(async count =>
    {
        foreach (var line in count.Lines.OrderBy(l => l.Id.Value))
        {
            var seen = Math.Max(0, line.Expected + (_chance.Next(3) == 0 ? _chance.Next(-3, 3) : 0));
            var entered = await _house.Get<EnterCount>().Run(new(count.Id, line.Id, null, seen), _house.Program, ct);
            if (!entered.Ok)
                return $"{count.Number} refused: {entered.Error.Code}";
        }

        if (_chance.Next(3) > 0)
            return $"{count.Number} counted";
        var found = new EnterCount.Found(Any(_house.Own), new PlaceName($"A-{_chance.Next(1, 5)}", _chance.Next(2) == 0 ? null : $"L{_chance.Next(0, 6)}"));
        return Told(await _house.Get<EnterCount>().Run(new(count.Id, null, found, _chance.Next(0, 4)), _house.Program, ct), _ => $"{count.Number} counted, and something found");
    }, ct);

    /// <summary>What is counted badly is applied too: a whole count is made in one go, else a short day would hardly ever see one with a difference.</summary>
    private async Task<string> EndCount(CancellationToken ct)
    {
        await using var db = _house.Read();
        var isOpen = await db.StockCounts.AnyAsync(c => c.State == CountState.Open, ct);
        var opened = isOpen ? "" : $"{await OpenACount(ct)}; ";
        return $"{opened}{await CountPlaces(ct)}; {await EndOpenCount(ct)}";
    }

    private Task<string> EndOpenCount(CancellationToken ct) => WithCount(async count =>
    {
        if (_chance.Next(8) == 0)
            return Told(await _house.Get<CancelCount>().Run(new(count.Id), _house.Program, ct), a => $"{a.Number} cancelled");
        var done = await _house.Get<ApplyCount>().Run(new(count.Id, _chance.Next(4) > 0), _house.Program, ct);
        if (!done.Ok && done.Error.Code == WarehouseErrors.CountMoved([]).Code)
            return Told(await _house.Get<RecountPlaces>().Run(new(count.Id), _house.Program, ct), a => $"{count.Number}, {a.Places} places are to be counted again");
        if (done.Ok)
        {
            foreach (var line in count.Lines)
                Booked(line.VariantId, count.HubId, line.Difference, "");
        }

        return Told(done, a => $"{a.Number} applied, {a.Changed} places differ by {a.Units} units, {a.HoldsLost} holds lost");
    }, ct);

    private Task<string> WriteOff(CancellationToken ct) => WithPlace(async (place, name) =>
    {
        var units = _chance.Next(1, Math.Min(place.OnShelf, 4) + 1);
        var done = await _house.Get<WriteOffStock>().Run(new(place.VariantId, place.HubId, name, units, "damaged"), _house.Program, ct);
        return Told(done, a => Booked(place.VariantId, place.HubId, -units, $"{a.Units} units, {a.Disposed} of them blocked"));
    }, ct);

    private Task<string> Move(CancellationToken ct) => WithPlace(async (place, name) =>
    {
        var to = _chance.Next(4) == 0 ? null : $"A-{_chance.Next(1, 5)}";
        var done = await _house.Get<MoveStock>().Run(new(place.VariantId, place.HubId, name, to, _chance.Next(1, place.OnShelf + 1)), _house.Program, ct);
        return Told(done, a => $"{a.Units} units from {name.BinCode ?? "no bin"} to {a.ToBinCode ?? "no bin"}");
    }, ct);

    private async Task<string> WithTransfer(Func<Transfer, Task<string>> act, CancellationToken ct)
    {
        await using var db = _house.Read();
        var open = await db.Transfers.AsNoTracking().Include(t => t.Lines).Where(t => t.State == TransferState.Sent || t.State == TransferState.PartlyReceived).OrderBy(t => t.Id).ToListAsync(ct);
        return open.Count == 0 ? "there is none" : await act(Any(open));
    }

    private async Task<string> WithCount(Func<StockCount, Task<string>> act, CancellationToken ct)
    {
        await using var db = _house.Read();
        var open = await db.StockCounts.AsNoTracking().Include(c => c.Lines).Where(c => c.State == CountState.Open).OrderBy(c => c.Id).ToListAsync(ct);
        return open.Count == 0 ? "there is none" : await act(Any(open));
    }

    private async Task<string> WithPlace(Func<StockPlace, PlaceName, Task<string>> act, CancellationToken ct)
    {
        await using var db = _house.Read();
        var places = await db.StockPlaces.AsNoTracking().Where(p => p.OnShelf > 0).OrderBy(p => p.VariantId).ThenBy(p => p.HubId).ThenBy(p => p.BinId).ThenBy(p => p.LotId).ToListAsync(ct);
        if (places.Count == 0)
            return "there is none";
        var place = Any(places);
        var bin = await db.Bins.AsNoTracking().Where(b => b.Id == place.BinId).Select(b => b.Code).FirstOrDefaultAsync(ct);
        var lot = await db.Lots.AsNoTracking().Where(l => l.Id == place.LotId).Select(l => l.Number).FirstOrDefaultAsync(ct);
        return await act(place, new PlaceName(bin, lot));
    }
}
