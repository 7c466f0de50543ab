using OrderDesk.Core.Common;

namespace OrderDesk.Core.Orders;

/// <summary>The refusals of changing an order.</summary>
public static class ModifyErrors
{
    public static Error NoChanges() => new(ErrorKind.Shape, "NO_CHANGES", "The request changes nothing.", "Say what is to be changed.") { Field = "changes" };

    public static Error NothingDiffers() => new(ErrorKind.Rule, "NOTHING_DIFFERS", "The order is like that already.", "Change something, or leave it.") { Field = "changes" };

    public static Error TwiceChanged(string field) => new(ErrorKind.Shape, "CHANGED_TWICE", $"{field} is changed twice in one request.", "Say each change once.") { Field = field };

    public static Error AddressFixed() => new(
        ErrorKind.State, "ADDRESS_FIXED", "A parcel is packed for the old address, or has left.", "Unpack it first, or ask the carrier to redirect it.") { Field = "address" };
}
