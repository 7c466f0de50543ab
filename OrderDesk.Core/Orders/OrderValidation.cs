using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Payments;

namespace OrderDesk.Core.Orders;

/// <summary>FLOW's ValidationResult: everything that is wrong at once, and the plan when nothing is.</summary>
public sealed record ValidationResult(IReadOnlyList<Error> Errors, IReadOnlyList<string> Warnings, OrderPrice? Price, PlacementPlan? Plan)
{
    public bool Valid => Errors.Count == 0;
}

/// <summary>
/// All validations of placing an order, answered together (DESIGN 4): items, prices, inventory, addresses, payment method, age,
/// delivery window, customer. Pure: the same answer for the page, the API and imports.
/// </summary>
public static class OrderValidation
{
    public const int MaxLines = 500;
    public const int MaxQuantity = 10_000;
    public const int MaxNotes = 2000;

    public static ValidationResult Check(OrderDraft draft, PlacementFacts facts, SalesPolicy policy, Caller caller, DateTime now)
    {
        var errors = new List<Error>();
        var items = Items(draft, facts, errors);
        var customer = Who(draft, facts, caller, errors);
        Addresses(draft, errors);
        Texts(draft, errors);
        Delivery(draft, now, errors);
        var method = Payment(draft, facts, caller, errors);
        var price = items.Count == 0 || items.Select(i => i.Item.Price.Currency).Distinct().Skip(1).Any() ? null : Pricing.Price(items, draft.DeliveryType, policy.Delivery, Discount(draft, items, caller));
        if (items.Count > 0 && price is null)
        {
            errors.Add(OrderErrors.MixedCurrencies());
        }

        Total(draft, price, errors);
        var supply = OrderSupply.Find(draft, items, facts, now, errors);
        var plan = errors.Count == 0 && price is not null ? Plan(draft, customer!, method!.Value, price, supply, facts, now) : null;
        return new ValidationResult(errors, Warnings(draft, items, supply, facts), price, plan);
    }

    private static List<(SellableItem Item, int Quantity)> Items(OrderDraft draft, PlacementFacts facts, List<Error> errors)
    {
        if (draft.Items.Count is 0 or > MaxLines)
        {
            errors.Add(draft.Items.Count == 0 ? OrderErrors.NoItems() : OrderErrors.TooManyLines(MaxLines));
            return [];
        }

        var good = new List<(SellableItem, int)>();
        for (var i = 0; i < draft.Items.Count; i++)
        {
            var asked = draft.Items[i];
            if (asked.Quantity is < 1 or > MaxQuantity)
            {
                errors.Add(CommonErrors.OutOfRange($"items[{i}].quantity", $"a whole number from 1 to {MaxQuantity}"));
            }
            else if (!facts.Items.TryGetValue(asked.VariantId, out var item) || !item.IsActive)
            {
                errors.Add(OrderErrors.ListingUnavailable(item?.Name ?? "This item", $"items[{i}].variantId"));
            }
            else
            {
                errors.AddRange(Check(asked.Price, item, draft.AgeVerified, $"items[{i}]"));
                good.Add((item, asked.Quantity));
            }
        }

        return good;
    }

    /// <summary>Whether an item is sold like that now; also for what is added to an order later.</summary>
    /// <param name="price">The unit price that the client saw; null does not compare.</param>
    /// <param name="item">The item as it is sold now.</param>
    /// <param name="ageVerified">The customer's age was confirmed.</param>
    /// <param name="field">The item's name on the wire: <c>items[2]</c>.</param>
    internal static IEnumerable<Error> Check(decimal? price, SellableItem item, bool ageVerified, string field)
    {
        if (price is { } asked && asked != item.Price.Major)
        {
            yield return Money.FromMajor(asked, item.Price.Currency) is { } given
                ? OrderErrors.PriceChanged(item.Name, given, item.Price, $"{field}.price")
                : CommonErrors.OutOfRange($"{field}.price", $"an amount with at most {item.Price.Currency.Digits} decimals");
        }

        if (item.AgeRestricted && !ageVerified)
        {
            yield return OrderErrors.AgeNotVerified(item.Name);
        }
    }

    private static CustomerInfo? Who(OrderDraft draft, PlacementFacts facts, Caller caller, List<Error> errors)
    {
        if (draft.CustomerId is { } id && (facts.Customer is not { IsActive: true } || facts.Customer.Id != id || (caller.IsCustomer && caller.Customer != id)))
        {
            errors.Add(OrderErrors.UnknownCustomer());
            return null;
        }

        if (draft.Type == OrderType.Direct && draft.CustomerId is null)
        {
            errors.Add(OrderErrors.CustomerRequired());
        }
        else if (draft.Type == OrderType.Backorder)
        {
            errors.Add(OrderErrors.BackorderHasParent());
        }
        else if (draft.Type == OrderType.Fulfillment && string.IsNullOrWhiteSpace(draft.CustomerInfo?.Name))
        {
            errors.Add(OrderErrors.CustomerInfoRequired());
        }

        Text.Check(errors, "customerInfo.name", draft.CustomerInfo?.Name, 200);
        Text.Check(errors, "customerInfo.email", draft.CustomerInfo?.Email, 254);
        Text.Check(errors, "customerInfo.phone", draft.CustomerInfo?.Phone, 40);
        return draft.CustomerInfo is { } info && Text.Clean(info.Name) is { } name
            ? new CustomerInfo(name, Text.Clean(info.Email), Text.Clean(info.Phone))
            : facts.Customer is { } known ? new CustomerInfo(known.Name, known.Email, known.Phone) : null;
    }

    private static void Addresses(OrderDraft draft, List<Error> errors)
    {
        errors.AddRange(AddressRules.Check(draft.ShippingAddress, "shippingAddress"));
        if (draft.BillingAddress is not null)
        {
            errors.AddRange(AddressRules.Check(draft.BillingAddress, "billingAddress"));
        }
    }

    private static void Texts(OrderDraft draft, List<Error> errors)
    {
        Text.Check(errors, "notes", draft.Notes, MaxNotes);
        Text.Check(errors, "externalRef", draft.ExternalRef, 120);
        Text.Check(errors, "paymentResult.reference", draft.Claimed?.Reference, 200, required: draft.Claimed is not null);
    }

    private static void Delivery(OrderDraft draft, DateTime now, List<Error> errors)
    {
        var why = (draft.DeliveryType, draft.ScheduledDelivery) switch
        {
            (DeliveryType.Scheduled, null) => "A scheduled delivery needs a time.",
            (not DeliveryType.Scheduled, not null) => "Only a scheduled delivery has a time.",
            (_, { } at) when at < now.AddHours(4) => "The delivery time is too soon: four hours from now at the earliest.",
            (_, { } at) when at > now.AddDays(60) => "The delivery time is too far away: sixty days at most.",
            _ => null,
        };
        if (why is not null)
        {
            errors.Add(OrderErrors.DeliveryWindow(why));
        }
    }

    private static PaymentMethod? Payment(OrderDraft draft, PlacementFacts facts, Caller caller, List<Error> errors)
    {
        if (draft.Claimed is { } claimed)
        {
            if (claimed.Method == PaymentMethod.OnAccount)
            {
                errors.Add(PaymentErrors.OnAccountNotAllowed());
            }

            return claimed.Method;
        }

        if (draft.PaymentMethodId == PaymentTokens.OnAccount)
        {
            if (facts.Customer?.MayOrderOnAccount != true && !caller.May(Permissions.OrdersPlaceForOthers))
            {
                errors.Add(PaymentErrors.OnAccountNotAllowed());
            }

            return PaymentMethod.OnAccount;
        }

        if (draft.PaymentMethodId is null or PaymentTokens.Later || PaymentTokens.IsCard(draft.PaymentMethodId))
        {
            return PaymentMethod.Card;
        }

        errors.Add(PaymentErrors.UnknownMethod(draft.PaymentMethodId.Length > 60 ? draft.PaymentMethodId[..60] : draft.PaymentMethodId));
        return null;
    }

    private static Money? Discount(OrderDraft draft, List<(SellableItem Item, int Quantity)> items, Caller caller) =>
        draft.DiscountMinor > 0 && caller.May(Permissions.OrdersPlaceForOthers) ? new Money(draft.DiscountMinor, items[0].Item.Price.Currency) : null;

    private static void Total(OrderDraft draft, OrderPrice? price, List<Error> errors)
    {
        if (price is null || (draft.TotalAmount is null && draft.Currency is null))
        {
            return;
        }

        var right = price.Total;
        if (draft.Currency is { } currency && currency != right.Currency.Code)
        {
            errors.Add(new Error(ErrorKind.Rule, "CURRENCY_MISMATCH", $"These items are sold in {right.Currency.Code}.", "Order in the items' currency.") { Field = "currency" });
        }
        else if (draft.TotalAmount is { } total && total != right.Major)
        {
            errors.Add(Money.FromMajor(total, right.Currency) is { } given ? OrderErrors.TotalChanged(given, right) : CommonErrors.OutOfRange("totalAmount", "a valid amount"));
        }
    }

    private static List<string> Warnings(OrderDraft draft, List<(SellableItem Item, int Quantity)> items, OrderSupply supply, PlacementFacts facts) =>
    [
        .. items.Where(i => i.Item.VendorId is null)
            .Select(i => (i.Item, Left: facts.Free(i.Item.VariantId).Sum(a => a.Available) - i.Quantity))
            .Where(i => i.Left is >= 0 and < 3)
            .Select(i => i.Left == 0 ? $"These are the last units of {i.Item.Name}." : $"Only {i.Left} of {i.Item.Name} will be left.")
            .Distinct(StringComparer.Ordinal),
        .. supply.Backorders.Select(b => $"{b.Quantity} of {items[b.LineIndex].Item.Name} {(b.Quantity == 1 ? "is" : "are")} backordered, {BackorderTerms.WordsOf(b.ExpectedOn)}."),
        .. supply.Backorders.Count == 0 || supply.Route is null ? (string[])[] : [draft.ShipComplete ? "Everything comes in one delivery, when all is there." : "What is there is sent at once; the rest follows."],
    ];

    private static PlacementPlan Plan(OrderDraft draft, CustomerInfo customer, PaymentMethod method, OrderPrice price, OrderSupply supply, PlacementFacts facts, DateTime now)
    {
        var shipping = AddressRules.Clean(draft.ShippingAddress!);
        var billing = draft.BillingAddress is null ? shipping : AddressRules.Clean(draft.BillingAddress);
        var isNew = facts.Customer is null || facts.Customer.CreatedAt > now.AddDays(-1);
        return new PlacementPlan
        {
            Type = draft.Type,
            Source = draft.Source,
            ExternalRef = Text.Clean(draft.ExternalRef),
            CustomerId = draft.CustomerId,
            Customer = customer,
            ShippingAddress = shipping,
            BillingAddress = billing,
            DeliveryType = draft.DeliveryType,
            ScheduledDelivery = draft.ScheduledDelivery,
            PromisedAt = Promises.Of(draft.DeliveryType, draft.ScheduledDelivery, supply.Backorders, now),
            Notes = Text.Clean(draft.Notes),
            AgeVerified = draft.AgeVerified,
            Price = price,
            PaymentMethod = method,
            Risk = RiskScore.Of(price.Total, isNew, shipping.Country != billing.Country, draft.DeliveryType == DeliveryType.Express),
            Priority = Priorities.Of(draft.DeliveryType, draft.ScheduledDelivery, now),
            Allocations = supply.Route?.Allocations ?? [],
            Route = supply.Route?.Decision,
            Backorders = supply.Backorders,
            ShipComplete = draft.ShipComplete,
        };
    }
}
