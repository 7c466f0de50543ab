using System.Collections.Frozen;

namespace OrderDesk.Web.Audit;

/// <summary>The words for the use cases that write to the audit log, and for what they are about.</summary>
public static class AuditWords
{
    /// <summary>In the order of the filter.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Actions =
    [
        new("order.place", "Order placed"),
        new("order.cancel", "Order cancelled"),
        new("order.cancel_unpaid", "Unpaid order cancelled"),
        new("order.expire_reservation", "Reservation expired"),
        new("order.hold", "Order put on hold"),
        new("order.release_hold", "Hold released"),
        new("order.change_status", "Status changed"),
        new("order.set_priority", "Priority set"),
        new("order.note", "Note written"),
        new("order.modify", "Order changed"),
        new("order.split_backorder", "Backorder split off"),
        new("order.close_short", "Rest of the order ended"),
        new("order.extend_hold", "Reservation extended"),
        new("order.complete", "Order completed"),
        new("order.complete_delivered", "Delivered order completed"),
        new("payment.request", "Payment started"),
        new("payment.confirm", "Payment confirmed with the bank"),
        new("payment.record", "Payment answered"),
        new("payment.record_refund", "Refund answered"),
        new("suborder.accept", "Sub-order accepted"),
        new("suborder.decline", "Sub-order declined"),
        new("vendor.reserve", "Reserved with vendor"),
        new("vendor.release", "Released at vendor"),
        new("fulfillment.create", "Parcel planned"),
        new("fulfillment.pick", "Parcel picked"),
        new("fulfillment.pack", "Parcel packed"),
        new("fulfillment.ship", "Parcel shipped"),
        new("fulfillment.track", "Tracking recorded"),
        new("fulfillment.undo", "Parcel step undone"),
        new("fulfillment.reject_line", "Rejected by a hub"),
        new("wave.create", "Wave built"),
        new("wave.end", "Wave ended"),
        new("floor.scan", "Scanned"),
        new("pick.short", "Missing at a place"),
        new("document.print", "Document printed"),
        new("stock.receive", "Goods received"),
        new("stock.move", "Goods moved"),
        new("stock.write_off", "Goods written off"),
        new("stock.adjust", "Stock adjusted"),
        new("stock.set_safety", "Safety stock set"),
        new("stock_rule.set_reorder", "Reorder rule set"),
        new("bin.set", "Bin changed"),
        new("bin.create_range", "Bins set up"),
        new("lot.block", "Lot blocked or unblocked"),
        new("lot.expire", "Lot taken from sale"),
        new("count.open", "Count opened"),
        new("count.enter", "Place counted"),
        new("count.recount", "Counted again"),
        new("count.apply", "Count applied"),
        new("count.cancel", "Count given up"),
        new("transfer.send", "Transfer sent"),
        new("transfer.receive", "Transfer received"),
        new("transfer.close", "Transfer closed"),
        new("transfer.cancel", "Transfer cancelled"),
        new("backorder.set", "Backorder terms set"),
        new("backorder.move", "Place in the queue changed"),
        new("backorder.fill", "Backorder filled"),
        new("backorder.tell", "Customer told of a new date"),
        new("replenishment.propose", "Put on a draft for a supplier"),
        new("replenishment.order", "Ordered from a supplier"),
        new("replenishment.edit", "Draft for a supplier changed"),
        new("replenishment.send", "Sent to a supplier"),
        new("replenishment.receive", "Received from a supplier"),
        new("replenishment.close", "Order to a supplier closed"),
        new("supplier.save", "Supplier saved"),
        new("hub.change", "Hub changed"),
        new("routing.save_rules", "Routing rules saved"),
        new("job.run", "Job started by hand"),
        new("outbox.send_again", "Message sent again"),
        new("outbox.discard", "Message discarded"),
    ];

    private static readonly FrozenDictionary<string, string> ByName = Actions.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Knows(string action) => ByName.ContainsKey(action);

    /// <summary>"Order cancelled"; what is not in the table is spelled out: <c>users.sign_in</c> is "Users: sign in".</summary>
    public static string Of(string action)
    {
        if (ByName.TryGetValue(action, out var words))
            return words;
        var parts = action.Replace('_', ' ').Split('.', 2);
        return parts.Length == 2 ? $"{Capital(parts[0])}: {parts[1]}" : Capital(parts[0]);
    }

    /// <summary>What a subject is about and which one: <c>order ORD-2026-000123</c> in two.</summary>
    public static (string Kind, string Which) Subject(string subject)
    {
        var parts = subject.Split(' ', 2);
        return parts.Length == 2 ? (Capital(parts[0]), parts[1]) : ("", subject);
    }

    /// <summary>The program's own parts in words: <c>job:reservation-expiry</c> is "Job: reservation expiry". People keep their names.</summary>
    public static string By(string by) =>
        by.StartsWith("job:", StringComparison.Ordinal) ? $"Job: {by[4..].Replace('-', ' ')}" : Capital(by);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
