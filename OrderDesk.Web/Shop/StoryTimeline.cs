using OrderDesk.Core.Orders;

namespace OrderDesk.Web.Shop;

/// <summary>What happened, for who ordered. An order that is one parcel takes each step together with it: that is told once, with the parcel's place and number. Pure.</summary>
public static class StoryTimeline
{
    public static IReadOnlyList<TimelineEntry> Of(int parcels, IReadOnlyList<TimelineEntry> entries)
    {
        if (parcels != 1)
        {
            return entries;
        }

        var steps = entries.Where(e => e.Kind == TrackingKind.StatusChange).Select(e => e.OccurredAt).ToHashSet();
        var ofParcel = entries.Where(e => e.Kind == TrackingKind.ShipmentUpdate && steps.Contains(e.OccurredAt)).ToLookup(e => e.OccurredAt);
        return [.. entries.Where(e => !ofParcel[e.OccurredAt].Contains(e)).Select(e => e.Kind == TrackingKind.StatusChange && ofParcel[e.OccurredAt].LastOrDefault() is { } parcel ? e with { Location = parcel.Location, Data = parcel.Data } : e)];
    }
}
