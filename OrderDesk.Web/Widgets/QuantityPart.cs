namespace OrderDesk.Web.Widgets;

/// <summary>Where units are, for <see cref="QuantityBar"/>, in the order in which they move.</summary>
public enum QuantityKind { Ordered, Reserved, Committed, Packed, Shipped, Delivered, Back, Cancelled }

/// <summary>So many units in one place.</summary>
public sealed record QuantityPart(QuantityKind Kind, int Count);

/// <summary>The words of quantities.</summary>
public static class QuantityWords
{
    public static string Word(this QuantityKind kind) => kind switch
    {
        QuantityKind.Reserved => "reserved",
        QuantityKind.Committed => "committed",
        QuantityKind.Packed => "packed",
        QuantityKind.Shipped => "shipped",
        QuantityKind.Delivered => "delivered",
        QuantityKind.Back => "back",
        QuantityKind.Cancelled => "cancelled",
        _ => "ordered",
    };
}
