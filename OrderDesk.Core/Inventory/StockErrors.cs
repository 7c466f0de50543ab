using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>What is available of a variant in a hub, as a refusal tells it.</summary>
public sealed record Availability(string Hub, int Available);

/// <summary>The refusals of stock.</summary>
public static class StockErrors
{
    /// <param name="what">The item.</param>
    /// <param name="asked">Units that were asked for.</param>
    /// <param name="available">Units that are there.</param>
    /// <param name="room">Units that may be backordered beyond that.</param>
    /// <param name="where">What is available where.</param>
    public static Error Insufficient(string what, int asked, int available, int room, IReadOnlyList<Availability> where) => room == 0 ? Insufficient(what, asked, available, where) : new(
        ErrorKind.Rule, "INSUFFICIENT_INVENTORY", $"{available} of {what} are left and {room} can be backordered; {asked} were asked for.", $"Order {available + room} or fewer.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["requested"] = asked, ["available"] = available, ["backorderable"] = room, ["locations"] = where } };

    public static Error Insufficient(string what, int asked, int available, IReadOnlyList<Availability> where) => new(
        ErrorKind.Rule,
        "INSUFFICIENT_INVENTORY",
        available == 0 ? $"{what} is out of stock." : $"Only {available} of {what} {(available == 1 ? "is" : "are")} left; {asked} were asked for.",
        available == 0 ? "Remove it or choose something else." : $"Order {available} or fewer.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["requested"] = asked, ["available"] = available, ["locations"] = where } };

    /// <summary>A guarded update found less than the plan was made with: somebody was faster.</summary>
    public static Error TakenMeanwhile(VariantId variant, HubId hub) => new(
        ErrorKind.Rule, "INSUFFICIENT_INVENTORY", "Somebody else has just taken the last units.", "Look at what is left and try again.", CanRetry: true)
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["variantId"] = variant.ToString(), ["hubId"] = hub.ToString(), ["taken"] = true } };

    /// <summary>Others have taken the last places of the backorder limit.</summary>
    public static Error BackorderFull(VariantId variant) => new(
        ErrorKind.Rule, "INSUFFICIENT_INVENTORY", "Somebody else has just taken the last units that can be backordered.", "Look at what is left and try again.", CanRetry: true)
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["variantId"] = variant.ToString(), ["taken"] = true } };

    public static Error WouldGoNegative(int available) => new(
        ErrorKind.Rule, "STOCK_WOULD_GO_NEGATIVE", $"Only {available} can be taken away; the rest is held for orders.", "Take fewer, or release what is held first.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["available"] = available } };

    public static Error NotAtPlace(int free) => new(
        ErrorKind.Rule, "NOT_ENOUGH_AT_PLACE", free <= 0 ? "Nothing of this lies free there." : $"Only {free} lie free there; the rest belongs to orders or is blocked.", "Take fewer, or look at where it lies now.", CanRetry: true)
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["free"] = free } };

    /// <summary>All that is left of what was held has expired or was blocked since.</summary>
    public static Error NotSellable(VariantId variant, HubId hub) => new(
        ErrorKind.Rule, "INSUFFICIENT_INVENTORY", "What is left of this has expired or is blocked.", "Look at the lots in this hub.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["variantId"] = variant.ToString(), ["hubId"] = hub.ToString(), ["taken"] = true } };

    public static Error LotExpired(string number, DateOnly on) => new(
        ErrorKind.Rule, "LOT_EXPIRED", $"Lot {number} was good until {on:d MMM yyyy}.", "An expired lot stays blocked; write it off.");

    public static Error LotDiffers(string number, DateOnly? on) => new(
        ErrorKind.Rule, "LOT_DIFFERS", on is null ? $"Lot {number} is known as one that does not expire." : $"Lot {number} is known as good until {on:d MMM yyyy}.", "Check the number and the date on the goods.");

    public static Error LotBlocked(string number) => new(ErrorKind.Rule, "LOT_BLOCKED", $"Lot {number} is blocked or has expired.", "Put the goods aside and tell whoever blocked it.");

    public static Error UnknownBin(string code) => new(ErrorKind.Rule, "UNKNOWN_BIN", $"There is no active bin {code} in this hub.", "Scan the bin's label, or set the bin up first.");
}
