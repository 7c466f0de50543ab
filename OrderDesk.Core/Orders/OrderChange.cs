using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;

namespace OrderDesk.Core.Orders;

/// <summary>One thing that somebody wants to be different; those of one request are applied together, as one version.</summary>
public abstract record OrderChange
{
    /// <summary>remove_item: nothing is left of the line.</summary>
    public sealed record RemoveItem(LineId Line) : OrderChange;

    /// <summary>update_quantity: so many units of the line are to be ordered, with those that have left already.</summary>
    public sealed record UpdateQuantity(LineId Line, int Quantity) : OrderChange;

    /// <summary>add_item: at today's price.</summary>
    /// <param name="Price">The unit price that the client saw, in major units; null does not compare.</param>
    public sealed record AddItem(VariantId Variant, int Quantity, decimal? Price = null) : OrderChange;

    /// <summary>change_address: everything goes there.</summary>
    public sealed record ChangeAddress(Address? Address) : OrderChange;
}

/// <summary>What can be said of changes before the order is looked at.</summary>
public static class ChangeRules
{
    public const int MaxNote = 500;

    public static IReadOnlyList<Error> Check(IReadOnlyList<OrderChange> changes)
    {
        var errors = new List<Error>();
        if (changes.Count is 0 or > OrderValidation.MaxLines)
        {
            errors.Add(changes.Count == 0 ? ModifyErrors.NoChanges() : CommonErrors.OutOfRange("changes", $"a list of at most {OrderValidation.MaxLines}"));
            return errors;
        }

        var seen = new HashSet<object>();
        for (var i = 0; i < changes.Count; i++)
        {
            errors.AddRange(Check(changes[i], $"changes[{i}]"));
            if (!seen.Add(Subject(changes[i])))
            {
                errors.Add(ModifyErrors.TwiceChanged($"changes[{i}]"));
            }
        }

        return errors;
    }

    /// <summary>Variants that are to be added.</summary>
    public static IEnumerable<VariantId> Added(IReadOnlyList<OrderChange> changes) => changes.OfType<OrderChange.AddItem>().Select(a => a.Variant);

    private static IEnumerable<Error> Check(OrderChange change, string at) => change switch
    {
        OrderChange.ChangeAddress to => AddressRules.Check(to.Address, $"{at}.address"),
        OrderChange.UpdateQuantity { Quantity: < 1 or > OrderValidation.MaxQuantity } or OrderChange.AddItem { Quantity: < 1 or > OrderValidation.MaxQuantity }
            => [CommonErrors.OutOfRange($"{at}.quantity", $"a whole number from 1 to {OrderValidation.MaxQuantity}")],
        _ => [],
    };

    /// <summary>What a change is about: there is one change of it in a request.</summary>
    private static object Subject(OrderChange change) => change switch
    {
        OrderChange.RemoveItem item => item.Line,
        OrderChange.UpdateQuantity item => item.Line,
        OrderChange.AddItem item => item.Variant,
        _ => typeof(Address),
    };
}
