using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>The refusals of bins, transfers and counts.</summary>
public static class WarehouseErrors
{
    public static Error TooMany() => new(ErrorKind.Rule, "TOO_MANY_UNITS", $"A hub keeps {StockLevel.Most:N0} units of a product at most.", "Check the quantity.");

    public static Error UnknownLot(string number) => new(ErrorKind.Rule, "UNKNOWN_LOT", $"There is no lot {number} of this product.", "Check the number on the goods.");

    public static Error BadBinCode(string field) => new(
        ErrorKind.Shape, "BAD_BIN_CODE", $"{field} must be {Bin.MaxCode} letters, digits, dots or dashes at most, such as A-03-2.", "Correct the code.") { Field = field };

    public static Error BadRange(string why) => new(ErrorKind.Shape, "BAD_BIN_RANGE", why, "Write the first and the last bin, such as A-01-1 and A-12-4.") { Field = "to" };

    public static Error BinNotEmpty(string code, int units) => new(
        ErrorKind.State, "BIN_NOT_EMPTY", $"{units} {(units == 1 ? "unit lies" : "units lie")} in bin {code}.", "Move them first.")
    { Details = Of(("units", units)) };

    public static Error SameBin() => new(ErrorKind.Rule, "SAME_BIN", "The goods lie there already.", "Choose another bin.") { Field = "toBinCode" };

    public static Error SameHub() => new(ErrorKind.Rule, "SAME_HUB", "A transfer goes to another hub.", "Choose another hub; within one, move the goods.") { Field = "toHubId" };

    public static Error NotEnough(string sku, int free) => new(
        ErrorKind.Rule, "INSUFFICIENT_INVENTORY", $"Only {free} of {sku} can be sent; the rest is held for orders, blocked or expired.", "Send fewer.")
    { Details = Of(("available", free)) };

    public static Error TransferClosed(Transfer transfer) => new(
        ErrorKind.State, "TRANSFER_CLOSED", $"{transfer.Number} is {(transfer.State == TransferState.Cancelled ? "cancelled" : "closed")}.", "Send the goods as a new transfer.")
    { Details = Of(("state", WireName.Of(transfer.State))) };

    public static Error TransferArrived(string number) => new(
        ErrorKind.State, "TRANSFER_PARTLY_RECEIVED", $"Goods of {number} have arrived already.", "Receive the rest, or close it with a reason.");

    public static Error MoreThanSent(int open) => new(
        ErrorKind.Rule, "MORE_THAN_SENT", open == 0 ? "All of this line has arrived." : $"Only {open} of this line {(open == 1 ? "is" : "are")} on the way.", "Receive what was sent; count what is more.")
    { Details = Of(("open", open)) };

    public static Error NothingToCount() => new(ErrorKind.Rule, "NOTHING_TO_COUNT", "Choose bins or one product to count.", "Name at least one bin of this hub, or a product.");

    public static Error CountTooLarge() => new(ErrorKind.Rule, "COUNT_TOO_LARGE", $"A count has {StockCount.MaxLines} places at most.", "Count fewer bins at a time.");

    public static Error CountClosed(StockCount count) => new(
        ErrorKind.State, "COUNT_CLOSED", $"{count.Number} is {(count.State == CountState.Applied ? "done" : "cancelled")}.", "Open a new count.");

    public static Error CountIncomplete(IReadOnlyList<CountPlace> places) => new(
        ErrorKind.State, "COUNT_INCOMPLETE", $"{places.Count} {(places.Count == 1 ? "place is" : "places are")} not counted yet: {Named(places)}.", "Count the rest; where nothing lies, enter 0.")
    { Details = Of(("places", places)) };

    public static Error CountMoved(IReadOnlyList<CountPlace> places) => new(
        ErrorKind.State, "COUNT_MOVED", $"Goods moved since the count began: {Named(places)}. Nothing was changed.", "Count just these places again.")
    { Details = Of(("places", places)) };

    public static Error CountBelowAllocated(IReadOnlyList<CountPlace> places, IReadOnlyList<string> orders) => new(
        ErrorKind.State, "COUNT_BELOW_ALLOCATED", $"Fewer were counted than belong to {string.Join(", ", orders.Take(5))}{(orders.Count > 5 ? " and others" : "")}: {Named(places)}. Nothing was changed.",
        "Look for the goods, or give these orders back their units first.")
    { Details = Of(("places", places), ("orders", orders)) };

    public static Error CountDiffers(IReadOnlyList<CountPlace> places) => new(
        ErrorKind.State, "COUNT_DIFFERENCE_LARGE", $"The count differs much: {Named(places)}. Nothing was changed.", "Look again; if it is right, confirm it.")
    { Details = Of(("places", places)) };

    private static string Named(IReadOnlyList<CountPlace> places) =>
        string.Join("; ", places.Take(3).Select(p => p.ToString())) + (places.Count > 3 ? $" and {places.Count - 3} more" : "");

    private static Dictionary<string, object?> Of(params ReadOnlySpan<(string Key, object? Value)> parts)
    {
        var details = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in parts)
        {
            details[key] = value;
        }

        return details;
    }
}
