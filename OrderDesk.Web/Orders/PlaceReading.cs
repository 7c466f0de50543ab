using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Orders;

/// <summary>Turns either body of POST /api/orders into a draft. What cannot be read is listed beside it, so that all faults are answered together.</summary>
internal sealed class PlaceReading
{
    // No catalogue and no customer has these ids: a misspelt id is answered like an unknown one.
    private static readonly VariantId NoVariant = new(-1);
    private static readonly CustomerId NoCustomer = new(-1);
    private readonly List<Error> _errors = [];
    private readonly PlaceBody _body;
    private readonly Caller _caller;

    private PlaceReading(PlaceBody body, Caller caller) => (_body, _caller) = (body, caller);

    public OrderDraft Draft { get; private set; } = new();

    public IReadOnlyList<Error> Errors => _errors;

    public static async Task<PlaceReading> Of(PlaceBody body, Caller caller, ICatalogReads catalog, CancellationToken ct)
    {
        var reading = new PlaceReading(body, caller);
        reading.Draft = body.CheckoutData is { } checkout ? await reading.Market(checkout, catalog, ct) : reading.Flow();
        return reading;
    }

    /// <summary>A refusal in the words of the body that was sent: MARKET's members have other names.</summary>
    public Error InWordsOfBody(Error error) => _body.CheckoutData is null
        ? error
        : error with { Field = Rename(error.Field), All = [.. error.All.Select(e => e with { Field = Rename(e.Field) })] };

    private OrderDraft Flow() => new()
    {
        Type = Choice("orderType", _body.OrderType, OrderType.Direct),
        Source = Choice("source", _body.Source, OrderSource.Website),
        ExternalRef = _body.ExternalRef,
        CustomerId = Customer(_body.CustomerId),
        CustomerInfo = _body.CustomerInfo is { } info ? new CustomerInfo(info.Name ?? "", info.Email, info.Phone) : null,
        Items = [.. (_body.Items ?? []).Select(Item)],
        ShippingAddress = Address("shippingAddress", _body.ShippingAddress),
        BillingAddress = Address("billingAddress", _body.BillingAddress),
        DeliveryType = Choice("deliveryType", _body.DeliveryType, DeliveryType.Standard),
        ScheduledDelivery = _body.ScheduledDelivery,
        PaymentMethodId = _body.PaymentMethodId,
        Notes = _body.Notes,
        AgeVerified = _body.AgeVerified ?? false,
        ShipComplete = _body.OneDelivery ?? false,
        TotalAmount = _body.TotalAmount,
        Currency = _body.Currency,
        DiscountMinor = Discount(),
        Claimed = _body.PaymentResult is null ? null : Claim(_body.PaymentResult),
    };

    private async Task<OrderDraft> Market(CheckoutBody checkout, ICatalogReads catalog, CancellationToken ct)
    {
        if (_body.Items is not null || _body.ShippingAddress is not null || _body.CustomerId is not null)
        {
            _errors.Add(ApiErrors.TwoBodies());
        }

        return new OrderDraft
        {
            CustomerId = Customer(checkout.BuyerId),
            Items = await Listings(checkout, catalog, ct),
            ShippingAddress = Address("shippingAddress", checkout.ShippingAddress),
            BillingAddress = Address("billingAddress", checkout.BillingAddress),
            DeliveryType = Choice("deliveryType", checkout.ShippingMethod, DeliveryType.Standard),
            Notes = checkout.Notes,
            AgeVerified = checkout.AgeVerified ?? false,
            TotalAmount = checkout.TotalAmount,
            Currency = checkout.Currency,
            Claimed = Claim(_body.PaymentResult),
        };
    }

    private async Task<IReadOnlyList<DraftItem>> Listings(CheckoutBody checkout, ICatalogReads catalog, CancellationToken ct)
    {
        var asked = checkout.Items ?? (checkout.ListingId is null ? [] : [new CheckoutItemBody { ListingId = checkout.ListingId, Quantity = checkout.Quantity }]);
        var items = new List<DraftItem>();
        foreach (var (item, index) in asked.Take(OrderValidation.MaxLines + 1).Select((item, index) => (item, index)))
        {
            var field = $"items[{index}].variantId";
            items.Add(new DraftItem(await Listing(item?.ListingId, field, catalog, ct), Quantity(item?.Quantity, index), item?.UnitPrice));
        }

        return items;
    }

    /// <summary>A listing is a variant, or a product that has one variant only.</summary>
    private async Task<VariantId> Listing(string? text, string field, ICatalogReads catalog, CancellationToken ct)
    {
        if (!IdText.TryRead<ProductId>(text, out var product))
        {
            return Variant(text, field);
        }

        var found = await catalog.Find(product, _caller, ct);
        if (found is { Variants.Count: > 1 })
        {
            _errors.Add(ApiErrors.ChooseVariant(field));
        }

        return found is { Variants: [var only, ..] } ? only.Id : NoVariant;
    }

    private DraftItem Item(ItemBody? item, int index) =>
        new(Variant(item?.VariantId, $"items[{index}].variantId"), Quantity(item?.Quantity, index), item?.Price);

    private VariantId Variant(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            _errors.Add(CommonErrors.Required(field));
        }

        return IdText.TryRead<VariantId>(text, out var id) ? id : NoVariant;
    }

    private int Quantity(int? quantity, int index)
    {
        if (quantity is null)
        {
            _errors.Add(CommonErrors.Required($"items[{index}].quantity"));
        }

        return quantity ?? 1;
    }

    private static CustomerId? Customer(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : IdText.TryRead<CustomerId>(text, out var id) ? id : NoCustomer;

    private ClaimedPayment? Claim(PaymentResultBody? result)
    {
        var reference = result?.PaymentMethod switch
        {
            "fiat" or "card" => result.PaymentIntentId,
            "crypto" => result.TransactionHash,
            "escrow" => result.EscrowId ?? result.TransactionHash,
            _ => null,
        };
        if (result?.PaymentMethod is { } method && method is not ("fiat" or "card" or "crypto" or "escrow"))
        {
            _errors.Add(CommonErrors.UnknownValue("paymentResult.paymentMethod", method.Length > 40 ? method[..40] : method, ["fiat", "card", "crypto", "escrow"]));
            return null;
        }

        if (result?.Success != true || string.IsNullOrWhiteSpace(reference))
        {
            _errors.Add(PaymentErrors.PaymentNotConfirmed().At("paymentResult"));
            return null;
        }

        var paid = result.PaymentMethod switch { "crypto" => PaymentMethod.Crypto, "escrow" => PaymentMethod.Escrow, _ => PaymentMethod.Card };
        return new ClaimedPayment(paid, reference);
    }

    private long Discount()
    {
        if (_body.Discount is not { } discount || discount == 0)
        {
            return 0;
        }

        if (!_caller.May(Permissions.OrdersPlaceForOthers))
        {
            _errors.Add(CommonErrors.Forbidden(Permissions.OrdersPlaceForOthers).At("discount"));
            return 0;
        }

        var currency = Core.Common.Currency.TryParse(_body.Currency, out var known) ? known : Core.Common.Currency.Eur;
        if (discount > 0 && Money.FromMajor(discount, currency) is { } off)
        {
            return off.Minor;
        }

        _errors.Add(CommonErrors.OutOfRange("discount", "an amount of money, not negative"));
        return 0;
    }

    private Address? Address(string field, AddressBody? a) => AddressReading.Of(field, a, _errors);

    private T Choice<T>(string field, string? text, T usual)
        where T : struct, Enum
    {
        if (text is null)
        {
            return usual;
        }

        if (WireName.TryRead<T>(text, out var value))
        {
            return value;
        }

        _errors.Add(CommonErrors.UnknownValue(field, text.Length > 40 ? text[..40] : text, WireName.All<T>()));
        return usual;
    }

    private string? Rename(string? field) => field switch
    {
        null or "paymentResult" => field,
        "customerId" => "checkoutData.buyerId",
        "deliveryType" => "checkoutData.shippingMethod",
        _ when field.StartsWith("paymentResult.", StringComparison.Ordinal) => field,
        "items" => _body.CheckoutData!.Items is null ? "checkoutData.listingId" : "checkoutData.items",
        _ when _body.CheckoutData!.Items is null && field.StartsWith("items[0].", StringComparison.Ordinal) => $"checkoutData.{Listed(field["items[0].".Length..])}",
        _ when field.StartsWith("items[", StringComparison.Ordinal) => $"checkoutData.{field.Replace(".variantId", ".listingId", StringComparison.Ordinal).Replace(".price", ".unitPrice", StringComparison.Ordinal)}",
        _ => $"checkoutData.{(field.EndsWith("Address.postalCode", StringComparison.Ordinal) ? field.Replace("postalCode", "zipCode", StringComparison.Ordinal) : field)}",
    };

    private static string Listed(string member) => member == "variantId" ? "listingId" : member;
}
