using OrderDesk.Core.Shipping;

namespace OrderDesk.Web.Shipping;

/// <summary>The tabs of the fulfillment queue: what is to be done next with a parcel. The key is in the URL.</summary>
public sealed record QueueTab(string Key, string Label, FulfillmentState State, string EmptyTitle, string EmptyText)
{
    public static IReadOnlyList<QueueTab> All { get; } =
    [
        new("to-pick", "To pick", FulfillmentState.Open, "Nothing to pick", "Paid orders appear here by themselves."),
        new("picking", "Picking", FulfillmentState.Picking, "Nobody is picking", "Start with a parcel from “To pick”."),
        new("packed", "Packed", FulfillmentState.Packed, "Nothing waits for a carrier", "Packed parcels wait here until they are handed over."),
        new("shipped", "Handed over", FulfillmentState.Shipped, "Nothing was handed over", "Parcels stay here until the carrier scans them."),
    ];

    /// <summary>An unknown key shows the first.</summary>
    public static QueueTab Of(string? key) => All.FirstOrDefault(t => t.Key == key) ?? All[0];
}
