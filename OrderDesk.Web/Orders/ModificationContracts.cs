using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Orders;

/// <summary>Changes of an order that are applied together, with a reason from GET /api/reasons (<c>modify</c>); a preview needs none.</summary>
public sealed record ModifyBody
{
    public IReadOnlyList<ChangeBody?>? Changes { get; init; }

    public string? ReasonCode { get; init; }

    public string? Note { get; init; }
}

/// <summary>One change. Each type has members of its own; others are refused.</summary>
public sealed record ChangeBody
{
    /// <summary>remove_item (lineId), update_quantity (lineId, quantity), add_item (variantId, quantity, price), change_address (address).</summary>
    public string? Type { get; init; }

    public string? LineId { get; init; }

    /// <summary>How many the line is to have, with those that have left already; how many are added.</summary>
    public int? Quantity { get; init; }

    public string? VariantId { get; init; }

    /// <summary>The unit price that was seen: compared, never believed.</summary>
    public decimal? Price { get; init; }

    public AddressBody? Address { get; init; }
}

/// <summary>What a change did, or would do.</summary>
public sealed record ModifiedAnswer
{
    /// <summary>True: nothing was changed.</summary>
    public required bool Preview { get; init; }

    /// <summary>The number of the version that the change makes.</summary>
    public required int Number { get; init; }

    /// <summary>How much dearer the order is; negative when it is cheaper.</summary>
    public required AmountAnswer Difference { get; init; }

    public required PriceAnswer Before { get; init; }

    public required PriceAnswer After { get; init; }

    /// <summary>What goes back to the customer.</summary>
    public required AmountAnswer Refund { get; init; }

    /// <summary>What is to be paid now, with what was due before.</summary>
    public required AmountAnswer Due { get; init; }

    /// <summary>Until then added units are held; when the difference is not paid by then, they are taken off again. Missing when none wait.</summary>
    public DateTime? PayBy { get; init; }

    public required IReadOnlyList<ContentChangeAnswer> Changes { get; init; }

    /// <summary>Where the order stands; as it would, in a preview.</summary>
    public required OrderStateAnswer Order { get; init; }

    public static ModifiedAnswer Of(ModifyOrder.Answer a, Caller caller, bool preview)
    {
        var currency = Currency.Of(a.Order.Currency);
        return new()
        {
            Preview = preview,
            Number = a.Number,
            Difference = AmountAnswer.Of(new Money(a.DifferenceMinor, currency)),
            Before = Price(a.Before, currency),
            After = Price(a.After, currency),
            Refund = AmountAnswer.Of(new Money(a.RefundMinor, currency)),
            Due = AmountAnswer.Of(new Money(a.DueMinor, currency)),
            PayBy = a.PayBy,
            Changes = [.. a.Changes.Select(ContentChangeAnswer.Of)],
            Order = OrderRows.State(a.Order, caller),
        };
    }

    internal static PriceAnswer Price(PriceParts p, Currency currency)
    {
        decimal Major(long minor) => new Money(minor, currency).Major;
        return new(Major(p.SubtotalMinor), Major(p.DiscountMinor), Major(p.DeliveryMinor), Major(p.TaxMinor), Major(p.TotalMinor), currency.Code);
    }
}

/// <param name="Type">item_added, item_removed, quantity_changed, address_changed.</param>
/// <param name="Before">A quantity, or an address in one line; missing when there was none.</param>
public sealed record ContentChangeAnswer(string Type, string? LineId, string What, string? Before, string? After)
{
    public static ContentChangeAnswer Of(ContentChange c) => new(WireName.Of(c.Kind), c.Line?.ToString(), c.What, c.Before, c.After);
}

/// <summary>The numbered versions of an order, oldest first; none when it was never changed.</summary>
/// <param name="Compared">What is different between the two versions that were asked for.</param>
public sealed record ModificationsAnswer(IReadOnlyList<ModificationAnswer> Modifications, IReadOnlyList<ContentChangeAnswer>? Compared);

/// <summary>One version. Number 1 is the order as it was placed. Notes and names are for staff.</summary>
public sealed record ModificationAnswer(int Number, string ReasonCode, string? Note, string? By, DateTime At, PriceAnswer Price, IReadOnlyList<ContentChangeAnswer> Changes)
{
    public static ModificationAnswer Of(RevisionEntry r) => new(
        r.Number, r.ReasonCode, r.Note, r.By.Length > 0 ? r.By : null, r.At, ModifiedAnswer.Price(r.Content.Price, Currency.Of(r.Content.Currency)), [.. r.Changes.Select(ContentChangeAnswer.Of)]);
}
