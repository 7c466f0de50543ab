using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Routing;

/// <summary>
/// How many parcels hubs with a daily capacity have taken on: those that wait, and those that left today. Counted at most every few
/// seconds, since every placement asks: a capacity is a plan, not a lock.
/// </summary>
internal sealed class HubLoad
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private Counted? _last;

    public async Task<IReadOnlyDictionary<HubId, int>> Read(OrderDeskDb db, IReadOnlyList<Hub> hubs, DateTime now, CancellationToken ct)
    {
        var limited = hubs.Where(h => h.DailyCapacity is not null).ToList();
        if (limited.Count == 0)
            return new Dictionary<HubId, int>();
        if (_last is { } last && (now - last.At).Duration() < Fresh && limited.TrueForAll(h => last.Parcels.ContainsKey(h.Id)))
            return last.Parcels;
        var waiting = await db.Fulfillments
            .Where(f => f.HubId != null && (f.State == FulfillmentState.Open || f.State == FulfillmentState.Picking || f.State == FulfillmentState.Packed))
            .GroupBy(f => f.HubId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct);
        var parcels = new Dictionary<HubId, int>();
        foreach (var hub in limited)
        {
            var calendar = hub.Settings.Calendar;
            var today = calendar.StartOf(calendar.DayOf(now));
            parcels[hub.Id] = waiting.GetValueOrDefault(hub.Id) + await db.Fulfillments.CountAsync(f => f.HubId == hub.Id && f.ShippedAt >= today && f.ShippedAt <= now, ct);
        }

        _last = new Counted(now, parcels);
        return parcels;
    }

    private sealed record Counted(DateTime At, IReadOnlyDictionary<HubId, int> Parcels);
}
