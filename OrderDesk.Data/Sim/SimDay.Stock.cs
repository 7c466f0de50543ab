using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Data.Sim;

internal sealed partial class SimDay
{
    private async Task<string> Receive(CancellationToken ct)
    {
        var (variant, hub, units) = (Any(_house.Own), Any(_house.Hubs), _chance.Next(1, 12));
        var comesInLots = _house.Own.IndexOf(variant) < 4;
        var day = _chance.Next(0, 6);
        var line = new ReceiveStock.Line(variant, units, _chance.Next(4) == 0 ? null : $"A-{_chance.Next(1, 5)}", comesInLots ? $"L{day}" : null, null);
        var lotDay = comesInLots ? _house.Clock.Today.AddDays(day) : (DateOnly?)null;
        var known = comesInLots && await Known(variant, $"L{day}", ct);
        var done = await _house.Get<ReceiveStock>().Run(new(hub, [known ? line : line with { ExpiresOn = lotDay }]), _house.Program, ct);
        return Told(done, _ => Booked(variant, hub, units, $"{units} units{(comesInLots ? $" of lot L{day}" : "")}"));
    }

    private async Task<string> Adjust(CancellationToken ct)
    {
        var (variant, hub, units) = (Any(_house.Own), Any(_house.Hubs), _chance.Next(-6, 4));
        var done = await _house.Get<AdjustStock>().Run(new(variant, hub, units, "count_correction", null), _house.Program, ct);
        return Told(done, _ => Booked(variant, hub, units, $"{units} units"));
    }

    private async Task<string> Block(CancellationToken ct)
    {
        await using var db = _house.Read();
        var lots = await db.Lots.AsNoTracking().OrderBy(l => l.Id).ToListAsync(ct);
        if (lots.Count == 0)
            return "there is none";
        var lot = Any(lots);
        var done = await _house.Get<BlockLot>().Run(new(lot.Id, !lot.IsBlocked, "recall", null), _house.Program, ct);
        return Told(done, a => $"{lot.Number} {(lot.IsBlocked ? "free again" : "blocked")}, {a.Units} units, {a.HoldsLost} holds lost, {a.Changed} parcels changed, {a.Stopped.Count} stopped");
    }

    private async Task<bool> Known(VariantId variant, string lot, CancellationToken ct)
    {
        await using var db = _house.Read();
        return await db.Lots.AnyAsync(l => l.VariantId == variant && l.Number == lot, ct);
    }
}
