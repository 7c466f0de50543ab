using OrderDesk.Core.Common;

namespace OrderDesk.Core.Orders;

/// <summary>One entry of a list of reasons: the code on the wire and the words on the screen.</summary>
public sealed record Reason(string Code, string Words);

/// <summary>The lists of reasons from which cancelling, holding, declining and adjusting take one, plus free text (DESIGN 1).</summary>
public static class ReasonCodes
{
    /// <summary>The shop's doing, not the customer's.</summary>
    public const string NotAvailable = "items_unavailable";

    /// <summary>It is there, but nobody can be sent it.</summary>
    public const string Damaged = "damaged";

    public static IReadOnlyList<Reason> Cancel { get; } =
    [
        new("customer_changed_mind", "Customer changed their mind"),
        new("ordered_by_mistake", "Ordered by mistake"),
        new("found_elsewhere", "Found it elsewhere"),
        new("too_slow", "Delivery takes too long"),
        new(NotAvailable, "Items not available"),
        new("payment_problem", "Payment problem"),
        new("suspected_fraud", "Suspected fraud"),
        new("vendor_declined", "Vendor declined"),
        new("unpaid", "Not paid in time"),
        new("other", "Other"),
    ];

    /// <summary>What a customer may choose from.</summary>
    public static IReadOnlyList<Reason> CancelByCustomer { get; } = [.. Cancel.Where(r => r.Code is "customer_changed_mind" or "ordered_by_mistake" or "found_elsewhere" or "too_slow" or "other")];

    /// <summary>Why an order is changed.</summary>
    public static IReadOnlyList<Reason> Modify { get; } =
    [
        new("customer_asked", "Customer asked for it"),
        new("address_wrong", "Address was wrong"),
        new("quantity_wrong", "Wrong quantity"),
        new("ordered_by_mistake", "Ordered by mistake"),
        new(NotAvailable, "Items not available"),
        new("other", "Other"),
    ];

    /// <summary>What a customer may choose from.</summary>
    public static IReadOnlyList<Reason> ModifyByCustomer { get; } = [.. Modify.Where(r => r.Code is "address_wrong" or "quantity_wrong" or "ordered_by_mistake" or "other")];

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
        new(Damaged, "Damaged"),
        new("lost", "Lost"),
        new("found", "Found"),
        new("count_correction", "Count correction"),
        new("supplier_error", "Supplier error"),
        new("other", "Other"),
    ];

    public static IReadOnlyList<Reason> WriteOffStock { get; } =
    [
        new(Damaged, "Damaged"),
        new("expired", "Expired"),
        new("lost", "Lost"),
        new("stolen", "Stolen"),
        new("sample", "Sample or gift"),
        new("recall", "Recalled"),
        new("other", "Other"),
    ];

    public static IReadOnlyList<Reason> CloseTransfer { get; } =
    [
        new("lost_on_the_way", "Lost on the way"),
        new("damaged_on_the_way", "Damaged on the way"),
        new("sent_fewer", "Fewer were sent"),
        new("other", "Other"),
    ];

    public static IReadOnlyList<Reason> CancelTransfer { get; } =
    [
        new("not_needed", "No longer needed"),
        new("sent_wrong", "Wrong goods were sent"),
        new("sent_back", "Sent back"),
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

    /// <summary>Why goods that should lie there cannot be taken: said by who picks and by who packs, in the same words.</summary>
    public static IReadOnlyList<Reason> NotHere { get; } =
    [
        new("not_there", "Not there"),
        new("wrong_count", "Too few there"),
        new(Damaged, "Damaged"),
        new("other_goods", "Other goods lie there"),
        new("other", "Other"),
    ];

    /// <summary>Why nothing more of a replenishment order is to come.</summary>
    public static IReadOnlyList<Reason> CloseReplenishment { get; } =
    [
        new("supplier_short", "Supplier cannot deliver"),
        new("supplier_ended", "No longer made"),
        new("too_late", "Comes too late"),
        new("not_needed", "Not needed any more"),
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

    /// <summary>Why what is left of an order is not sent any more.</summary>
    public static IReadOnlyList<Reason> CloseShort { get; } =
    [
        new("items_unavailable", "Items not available"),
        new("discontinued", "No longer made"),
        new("rest_not_wanted", "Customer does not want the rest"),
        new("too_slow", "Delivery takes too long"),
        new("other", "Other"),
    ];

    /// <summary>What only history has: nobody chooses it.</summary>
    public static IReadOnlyList<Reason> History { get; } = [new("not_recorded", "Reason not recorded"), new(OrderRevision.Placed, "As placed"), new(OrderRevision.Split, "The rest is sent on its own")];

    public static bool Knows(IReadOnlyList<Reason> list, string? code) => list.Any(r => r.Code == code);

    /// <summary>A code with what somebody wrote beside it, as ledgers keep it: "damaged: fell off".</summary>
    public static string WithNote(string code, string? note) => Text.Clean(note) is { } said ? $"{code}: {said}" : code;

    public static string Words(string code) =>
        Cancel.Concat(Modify).Concat(Hold).Concat(Decline).Concat(AdjustStock).Concat(WriteOffStock).Concat(CloseTransfer).Concat(CancelTransfer).Concat(BlockLot).Concat(CloseReplenishment).Concat(Correction).Concat(NotHere).Concat(CloseShort).Concat(History).FirstOrDefault(r => r.Code == code)?.Words ?? code;
}
