namespace OrderDesk.Core.Orders;

/// <summary>One entry of a list of reasons: the code on the wire and the words on the screen.</summary>
public sealed record Reason(string Code, string Words);

/// <summary>The lists of reasons from which cancelling, holding, declining and adjusting take one, plus free text (DESIGN 1).</summary>
public static class ReasonCodes
{
    public static IReadOnlyList<Reason> Cancel { get; } =
    [
        new("customer_changed_mind", "Customer changed their mind"),
        new("ordered_by_mistake", "Ordered by mistake"),
        new("found_elsewhere", "Found it elsewhere"),
        new("too_slow", "Delivery takes too long"),
        new("items_unavailable", "Items not available"),
        new("payment_problem", "Payment problem"),
        new("suspected_fraud", "Suspected fraud"),
        new("vendor_declined", "Vendor declined"),
        new("unpaid", "Not paid in time"),
        new("other", "Other"),
    ];

    /// <summary>What a customer may choose from.</summary>
    public static IReadOnlyList<Reason> CancelByCustomer { get; } = [.. Cancel.Where(r => r.Code is "customer_changed_mind" or "ordered_by_mistake" or "found_elsewhere" or "too_slow" or "other")];

    public static IReadOnlyList<Reason> Hold { get; } =
    [
        new("payment_review", "Payment needs a look"),
        new("fraud_review", "Risk review"),
        new("address_unclear", "Address unclear"),
        new("customer_request", "Customer asked to wait"),
        new("stock_problem", "Stock problem"),
        new("vendor_problem", "Vendor problem"),
        new("other", "Other"),
    ];

    public static IReadOnlyList<Reason> Decline { get; } =
    [
        new("out_of_stock", "Out of stock"),
        new("discontinued", "No longer made"),
        new("price_wrong", "Price is wrong"),
        new("cannot_ship_there", "Cannot ship there"),
        new("other", "Other"),
    ];

    public static IReadOnlyList<Reason> AdjustStock { get; } =
    [
        new("damaged", "Damaged"),
        new("lost", "Lost"),
        new("found", "Found"),
        new("count_correction", "Count correction"),
        new("supplier_error", "Supplier error"),
        new("other", "Other"),
    ];

    public static IReadOnlyList<Reason> BlockLot { get; } =
    [
        new("recall", "Recalled"),
        new("quality", "Quality in doubt"),
        new("lot_damaged", "Damaged"),
        new("expired", "Expired"),
        new("other", "Other"),
    ];

    public static IReadOnlyList<Reason> Correction { get; } =
    [
        new("packed_wrong", "Packed wrong"),
        new("short", "Something is missing"),
        new("label_wrong", "Label is wrong"),
        new("not_collected", "Carrier did not collect"),
        new("other", "Other"),
    ];

    /// <summary>Why a picker did not find what should lie there.</summary>
    public static IReadOnlyList<Reason> ShortPick { get; } =
    [
        new("not_there", "Not there"),
        new("too_few", "Too few there"),
        new("damaged_in_bin", "Damaged"),
        new("other_goods", "Other goods lie there"),
        new("other", "Other"),
    ];

    /// <summary>What only history has: nobody chooses it.</summary>
    public static IReadOnlyList<Reason> History { get; } = [new("not_recorded", "Reason not recorded")];

    public static bool Knows(IReadOnlyList<Reason> list, string? code) => list.Any(r => r.Code == code);

    public static string Words(string code) =>
        Cancel.Concat(Hold).Concat(Decline).Concat(AdjustStock).Concat(BlockLot).Concat(Correction).Concat(ShortPick).Concat(History).FirstOrDefault(r => r.Code == code)?.Words ?? code;
}
