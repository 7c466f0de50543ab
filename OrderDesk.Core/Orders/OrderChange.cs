using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;

namespace OrderDesk.Core.Orders;

/// <summary>One thing that somebody wants to be different; those of one request are applied together, as one version.</summary>
public abstract record OrderChange
{
    /// <summary>change_address: everything goes there.</summary>
    public sealed record ChangeAddress(Address? Address) : OrderChange;
}

/// <summary>What can be said of changes before the order is looked at.</summary>
public static class OrderChanges
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

        for (var i = 0; i < changes.Count; i++)
        {
            Check(changes, i, errors);
        }

        return errors;
    }

    /// <summary>Variants that are to be added.</summary>
    public static IEnumerable<VariantId> Added(IReadOnlyList<OrderChange> changes) => [];

    private static void Check(IReadOnlyList<OrderChange> changes, int index, List<Error> errors)
    {
        var at = $"changes[{index}]";
        switch (changes[index])
        {
            case OrderChange.ChangeAddress change:
                errors.AddRange(AddressRules.Check(change.Address, $"{at}.address"));
                Once(changes.Take(index).OfType<OrderChange.ChangeAddress>().Any(), $"{at}.address", errors);
                break;
            default:
                throw new InvalidOperationException($"No rule for {changes[index].GetType().Name}.");
        }
    }

    private static void Once(bool isThere, string field, List<Error> errors)
    {
        if (isThere)
        {
            errors.Add(ModifyErrors.TwiceChanged(field));
        }
    }
}
