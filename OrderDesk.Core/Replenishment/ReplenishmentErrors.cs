using OrderDesk.Core.Common;

namespace OrderDesk.Core.Replenishment;

/// <summary>The refusals of replenishment.</summary>
public static class ReplenishmentErrors
{
    public static Error NotDraft() => new(ErrorKind.State, "REPLENISHMENT_NOT_DRAFT", "The order was sent and cannot be changed any more.", "Close it, or order the difference in a new one.");

    public static Error Empty() => new(ErrorKind.Rule, "REPLENISHMENT_EMPTY", "The order has no lines.", "Add at least one line before it is sent.");

    public static Error NotOrdered() => new(ErrorKind.Rule, "NOT_ORDERED", "This product was not ordered with this order.", "Check the order's number, or receive the goods on their own.");

    public static Error OverReceipt(int ordered, int received, int left) => new(
        ErrorKind.Rule, "OVER_RECEIPT", $"{ordered} were ordered and {received} have come; {Math.Max(0, left)} more can be taken in, a tenth over the order at most.", "Count again, or send the rest back.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["ordered"] = ordered, ["received"] = received, ["left"] = Math.Max(0, left) } };

    public static Error SupplierNotActive(string name) => new(ErrorKind.Rule, "SUPPLIER_NOT_ACTIVE", $"Nothing is ordered from {name} any more.", "Choose another supplier.");
}
