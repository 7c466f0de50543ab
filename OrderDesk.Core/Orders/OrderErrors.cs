using OrderDesk.Core.Common;

namespace OrderDesk.Core.Orders;

/// <summary>The refusals of orders; codes of MARKET where it has one.</summary>
public static class OrderErrors
{
    public static Error NotFound(string number) => CommonErrors.NotFound($"Order {number}");

    public static Error NotWaitingForGoods() => new(ErrorKind.State, "NOT_WAITING_FOR_GOODS", "This order does not wait for goods.", "Look at where it is now.");

    public static Error NothingHeld() => new(ErrorKind.State, "NOTHING_HELD", "Nothing is held for this order any more.", "Pay, and the stock is held again if it is still there.");

    public static Error NoItems() => new(ErrorKind.Rule, "NO_ITEMS", "The order has no items.", "Add at least one item.") { Field = "items" };

    public static Error TooManyLines(int max) => new(ErrorKind.Shape, "TOO_MANY_LINES", $"An order may have {max} lines at most.", "Split it into several orders.") { Field = "items" };

    public static Error ListingUnavailable(string what, string field) => new(
        ErrorKind.Rule, "LISTING_UNAVAILABLE", $"{what} is no longer available.", "Browse similar items") { Field = field };

    public static Error MixedCurrencies() => new(ErrorKind.Rule, "MIXED_CURRENCIES", "The items have different currencies.", "Order them separately.") { Field = "items" };

    public static Error PriceChanged(string what, Money asked, Money right, string field) => new(
        ErrorKind.Rule, "PRICE_CHANGED", $"The price of {what} is {right}, not {asked}.", "Check the new price and order again.")
    {
        Field = field,
        Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["price"] = right.Major, ["currency"] = right.Currency.Code, ["given"] = asked.Major },
    };

    public static Error TotalChanged(Money asked, Money right) => PriceChanged("the order", asked, right, "totalAmount");

    public static Error AgeNotVerified(string what) => new(
        ErrorKind.Rule, "AGE_NOT_VERIFIED", $"{what} is sold to adults only.", "Confirm the customer's age.") { Field = "ageVerified" };

    public static Error DeliveryWindow(string why) => new(
        ErrorKind.Rule, "INVALID_DELIVERY_WINDOW", why, "Choose another delivery time.") { Field = "scheduledDelivery" };

    public static Error CustomerRequired() => new(ErrorKind.Rule, "CUSTOMER_REQUIRED", "A direct order needs a customer.", "Choose a customer.") { Field = "customerId" };

    public static Error CustomerInfoRequired() => new(
        ErrorKind.Rule, "CUSTOMER_INFO_REQUIRED", "A fulfillment order needs the name of who receives it.", "Fill in customerInfo.name.") { Field = "customerInfo" };

    public static Error BackorderHasParent() => new(
        ErrorKind.Rule, "BACKORDER_HAS_PARENT", "A backorder is what an order could not be supplied with.", "Place a direct order; what is missing can be split from it.") { Field = "orderType" };

    public static Error UnknownCustomer() => new(ErrorKind.Rule, "UNKNOWN_CUSTOMER", "This customer is not known.", "Choose a customer from the list.") { Field = "customerId" };

    public static Error DuplicateReference(string number) => new(
        ErrorKind.State, "DUPLICATE_REFERENCE", $"This external reference is already order {number}.", "Open that order instead.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["orderNumber"] = number } };

    public static Error ActionNotAllowed(string action, IReadOnlyList<ActionBlock> blocks) => new(
        ErrorKind.State,
        blocks.Count > 0 ? blocks[0].Code : "ACTION_NOT_ALLOWED",
        blocks.Count > 0 ? blocks[0].Words : "This cannot be done now.",
        "Reload the order to see what can be done now.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["action"] = action, ["blockedBy"] = blocks.Select(b => b.Code).ToList() } };

    public static Error UnitsNotThere(UnitPlace from, UnitPlace to, int asked, int there) => new(
        ErrorKind.State, "UNITS_NOT_THERE", $"{asked} cannot go from {WireName.Of(from)} to {WireName.Of(to)}: {there} are there.", "Reload the order and check the quantities.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["from"] = WireName.Of(from), ["to"] = WireName.Of(to), ["requested"] = asked, ["available"] = there } };

    public static Error NotWaiting(string what, int asked, int waiting) => new(
        ErrorKind.State, "UNITS_NOT_WAITING", $"{asked} × {what} cannot be split off: {waiting} of it wait for goods.", "Reload the order and choose among the units that wait.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["requested"] = asked, ["waiting"] = waiting } };

    public static Error StatusNotSettable(OrderStatus status) => new(
        ErrorKind.Rule, "STATUS_NOT_SETTABLE", $"'{WireName.Of(status)}' cannot be set by hand.", "Use the action that leads there: pay, cancel, pack, ship, deliver.")
    { Field = "status" };

    /// <summary>The goods are there, but every hub that has them is closed for weeks.</summary>
    public static Error NoHubWorks() => new(
        ErrorKind.Rule, "NO_HUB_AVAILABLE", "No warehouse that has these items works in the next weeks.", "Try again later, or ask us.", CanRetry: true) { Field = "items" };

    public static Error HoldNotFound() => CommonErrors.NotFound("This hold");

    public static Error FulfillmentNotFound() => CommonErrors.NotFound("This fulfillment");

    public static Error SubOrderNotFound() => CommonErrors.NotFound("This sub-order");
}
