using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Sim;

internal sealed partial class SimDay
{
    private Task<string> Pick(CancellationToken ct) => WithParcel(FulfillmentState.Open, async p => Told(await _house.Get<PickFulfillment>().Run(new(p.OrderId, p.Id), _house.Program, ct), a => a.Number), ct);

    private Task<string> Pack(CancellationToken ct) => WithParcel(_chance.Next(2) == 0 ? FulfillmentState.Open : FulfillmentState.Picking, async p =>
    {
        var part = _chance.Next(3) == 0 ? p.Lines.Select(l => new LineQuantity(l.LineId, _chance.Next(0, l.Quantity + 1))).ToList() : null;
        return Told(await _house.Get<PackFulfillment>().Run(new(p.OrderId, p.Id, part), _house.Program, ct), a => $"{a.Number} {(part is null ? "whole" : $"{part.Sum(l => l.Quantity)} of {p.Lines.Sum(l => l.Quantity)}")}");
    }, ct);

    private Task<string> Ship(CancellationToken ct) => WithParcel(FulfillmentState.Packed, async p =>
    {
        var done = await _house.Get<ShipFulfillment>().Run(new(p.OrderId, p.Id, _chance.Next(4) == 0 ? null : "DHL", "T1"), _house.Program, ct);
        return done.Ok ? await Left(p, -1, done.Value.Number, ct) : done.Error.Code;
    }, ct);

    private Task<string> Undo(CancellationToken ct) => WithParcel(_chance.Next(2) == 0 ? FulfillmentState.Packed : FulfillmentState.Shipped, async p =>
    {
        var done = await _house.Get<UndoFulfillment>().Run(new(p.OrderId, p.Id, "packed_wrong", null), _house.Program, ct);
        return done.Ok ? p.State == FulfillmentState.Shipped ? await Left(p, 1, done.Value.Number, ct) : $"{done.Value.Number} unpacked" : done.Error.Code;
    }, ct);

    private Task<string> Track(CancellationToken ct) => WithParcel(_chance.Next(2) == 0 ? FulfillmentState.Shipped : FulfillmentState.InTransit, async p =>
        Told(await _house.Get<TrackFulfillment>().Run(new(p.OrderId, p.Id, _chance.Next(2) == 0 ? FulfillmentState.InTransit : FulfillmentState.Delivered), _house.Program, ct), a => $"{a.Number} {WireName.Of(a.Status)}"), ct);

    private async Task<string> WithParcel(FulfillmentState state, Func<Fulfillment, Task<string>> act, CancellationToken ct)
    {
        await using var db = _house.Read();
        var parcels = await db.Fulfillments.AsNoTracking().Include(f => f.Lines).Where(f => f.State == state).OrderBy(f => f.Id).ToListAsync(ct);
        return parcels.Count == 0 ? "there is none" : await act(Any(parcels));
    }

    /// <summary>An own parcel takes its units off the shelf, or brings them back.</summary>
    private async Task<string> Left(Fulfillment parcel, int sign, string number, CancellationToken ct)
    {
        if (parcel.HubId is not { } hub)
            return $"{number} by its vendor";
        await using var db = _house.Read();
        var variants = await db.OrderLines.AsNoTracking().Where(l => l.OrderId == parcel.OrderId).ToDictionaryAsync(l => l.Id, l => l.VariantId, ct);
        foreach (var line in parcel.Lines)
            Booked(variants[line.LineId], hub, sign * line.Quantity, "");
        return $"{number} parcel {parcel.Number.ToString(CultureInfo.InvariantCulture)}";
    }
}
