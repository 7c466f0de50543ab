using OrderDesk.Core.Common;

namespace OrderDesk.Core.Orders;

/// <summary>The refusals of changing an order.</summary>
public static class ModifyErrors
{
    public static Error NoChanges() => new(ErrorKind.Shape, "NO_CHANGES", "The request changes nothing.", "Say what is to be changed.") { Field = "changes" };

    public static Error NothingDiffers() => new(ErrorKind.Rule, "NOTHING_DIFFERS", "The order is like that already.", "Change something, or leave it.") { Field = "changes" };

    public static Error TwiceChanged(string field) => new(ErrorKind.Shape, "CHANGED_TWICE", $"{field} is changed twice in one request.", "Say each change once.") { Field = field };

    public static Error LineNotFound(string field) => CommonErrors.NotFound("This item") with { Field = field };

    /// <param name="what">The item.</param>
    /// <param name="fixedUnits">Units that cannot be taken off any more.</param>
    public static Error TooFar(string what, int fixedUnits) => new(
        ErrorKind.State, "UNITS_TOO_FAR", $"{fixedUnits} of {what} {(fixedUnits == 1 ? "is" : "are")} being picked, packed or gone already.", $"Keep at least {fixedUnits}, or put the parcel back first.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["least"] = fixedUnits } };

    public static Error VendorHasAccepted(string what) => new(
        ErrorKind.State, "VENDOR_HAS_ACCEPTED", $"The vendor has accepted {what} already.", "Ask the vendor, or wait for the return.");

    public static Error VendorIsAsked(string what) => new(
        ErrorKind.State, "VENDOR_ITEM_FIXED", $"{what} comes from a vendor, and what vendors sell cannot be added once an order is paid.", "Order it separately.");

    public static Error NothingLeft() => new(
        ErrorKind.Rule, "NOTHING_LEFT", "Nothing would be left of the order but what is not paid.", "Cancel the order instead, or add and pay first.") { Field = "changes" };

    public static Error AddressFixed() => new(
        ErrorKind.State, "ADDRESS_FIXED", "A parcel is packed for the old address, or has left.", "Unpack it first, or ask the carrier to redirect it.") { Field = "address" };
}
