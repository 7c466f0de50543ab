using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;

namespace OrderDesk.Web.Orders;

/// <summary>
/// What is typed into the form of a new order, as it is typed: kept on the server as the person's draft (RULES 26), so nothing in
/// it is checked or cut here. <see cref="ToDraft"/> reads it into what placing understands.
/// </summary>
public sealed class NewOrderForm
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>Made when the form is first shown, kept over reloads: the same form placed twice is one order (RULES 25).</summary>
    public Guid CommandId { get; set; }

    public OrderType Type { get; set; }

    public OrderSource Source { get; set; } = OrderSource.Manual;

    public string ExternalRef { get; set; } = "";

    public long? CustomerId { get; set; }

    public string ContactName { get; set; } = "";

    public string ContactEmail { get; set; } = "";

    public string ContactPhone { get; set; } = "";

    public List<FormItem> Items { get; set; } = [];

    public FormAddress Shipping { get; set; } = new();

    public bool OtherBilling { get; set; }

    public FormAddress Billing { get; set; } = new();

    public DeliveryType Delivery { get; set; }

    /// <summary>As the browser's field writes it, in the reader's zone: 2026-11-24T10:30.</summary>
    public string DeliverAt { get; set; } = "";

    public string PaymentMethodId { get; set; } = PaymentTokens.Later;

    /// <summary>In major units, as typed: "4.50".</summary>
    public string Discount { get; set; } = "";

    public string Notes { get; set; } = "";

    public bool AgeVerified { get; set; }

    /// <summary>Everything in one delivery.</summary>
    public bool OneDelivery { get; set; }

    /// <summary>Something was entered: worth keeping.</summary>
    [JsonIgnore]
    public bool IsTouched => Items.Count > 0 || CustomerId is not null || Type != OrderType.Direct || !Shipping.IsEmpty || Notes.Length + ContactName.Length + Discount.Length + ExternalRef.Length > 0;

    public static NewOrderForm Start(Guid commandId) => new() { CommandId = commandId };

    /// <summary>Reads a kept draft; null when it is none or of an older make.</summary>
    public static NewOrderForm? Read(string? kept)
    {
        try
        {
            return kept is null ? null : JsonSerializer.Deserialize<NewOrderForm>(kept, Json) is { } form && form.CommandId != default ? form : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Adds units of a variant, to its line when it is there already.</summary>
    public void Add(VariantId variant, decimal price, int quantity = 1)
    {
        var line = Items.FirstOrDefault(i => i.VariantId == variant.Value);
        if (line is null)
        {
            Items.Add(new FormItem { VariantId = variant.Value, Quantity = quantity.ToString(CultureInfo.InvariantCulture), Price = price });
        }
        else
        {
            line.Quantity = (line.Units + quantity).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The request, and what of it cannot even be read.</summary>
    /// <param name="zone">The reader's zone: their delivery time is meant in it.</param>
    /// <param name="currency">What the items are sold in, for the discount.</param>
    /// <param name="seenTotal">The total that the person saw; null does not compare.</param>
    public (OrderDraft Draft, IReadOnlyList<Error> Unreadable) ToDraft(TimeZoneInfo zone, Currency currency, Money? seenTotal = null)
    {
        var errors = new List<Error>();
        var contact = Text.Clean(ContactName) is { } name ? new CustomerInfo(name, Text.Clean(ContactEmail), Text.Clean(ContactPhone)) : null;
        var draft = new OrderDraft
        {
            Type = Type,
            Source = Source,
            ExternalRef = Text.Clean(ExternalRef),
            CustomerId = CustomerId is { } id ? new CustomerId(id) : null,
            CustomerInfo = contact,
            Items = [.. Items.Select(i => new DraftItem(new VariantId(i.VariantId), i.Units, i.Price))],
            ShippingAddress = Shipping.ToAddress(),
            BillingAddress = OtherBilling ? Billing.ToAddress() : null,
            DeliveryType = Delivery,
            ScheduledDelivery = Delivery == DeliveryType.Scheduled ? ReadTime(zone, errors) : null,
            PaymentMethodId = PaymentMethodId,
            Notes = Text.Clean(Notes),
            AgeVerified = AgeVerified,
            ShipComplete = OneDelivery,
            DiscountMinor = ReadDiscount(currency, errors),
            TotalAmount = seenTotal?.Major,
            Currency = seenTotal?.Currency.Code,
        };
        return (draft, errors);
    }

    private DateTime? ReadTime(TimeZoneInfo zone, List<Error> errors)
    {
        if (DeliverAt.Length == 0)
        {
            return null;
        }

        if (!DateTime.TryParse(DeliverAt, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || zone.IsInvalidTime(local))
        {
            errors.Add(OrderErrors.DeliveryWindow("This is not a time."));
            return null;
        }

        return TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone);
    }

    private long ReadDiscount(Currency currency, List<Error> errors)
    {
        if (string.IsNullOrWhiteSpace(Discount))
        {
            return 0;
        }

        var text = Discount.Trim().Replace(',', '.');
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major) && Money.FromMajor(major, currency) is { } money)
        {
            return money.Minor;
        }

        errors.Add(CommonErrors.OutOfRange("discount", $"an amount such as 4.50, with {currency.Digits} decimals at most"));
        return 0;
    }
}

/// <summary>A line of the form: the variant, the quantity as typed, and the price that was seen.</summary>
public sealed class FormItem
{
    public long VariantId { get; set; }

    public string Quantity { get; set; } = "1";

    public decimal Price { get; set; }

    /// <summary>0 when it is no number: placing says what is allowed.</summary>
    [JsonIgnore]
    public int Units => int.TryParse(Quantity, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}

/// <summary>An address as typed.</summary>
public sealed class FormAddress
{
    public string Name { get; set; } = "";

    public string Street { get; set; } = "";

    public string Line2 { get; set; } = "";

    public string PostalCode { get; set; } = "";

    public string City { get; set; } = "";

    public string State { get; set; } = "";

    public string Country { get; set; } = "DE";

    public string Phone { get; set; } = "";

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }

    [JsonIgnore]
    public bool IsEmpty => Name.Length + Street.Length + Line2.Length + PostalCode.Length + City.Length + State.Length + Phone.Length == 0;

    public static FormAddress Of(Address a) => new()
    {
        Name = a.Name,
        Street = a.Street,
        Line2 = a.Line2 ?? "",
        PostalCode = a.PostalCode,
        City = a.City,
        State = a.State ?? "",
        Country = a.Country,
        Phone = a.Phone ?? "",
        Latitude = a.Latitude,
        Longitude = a.Longitude,
    };

    public Address ToAddress() => new(Name.Trim(), Street.Trim(), City.Trim(), Text.Clean(State), PostalCode.Trim(), Country.Trim().ToUpperInvariant())
    {
        Line2 = Text.Clean(Line2),
        Phone = Text.Clean(Phone),
        Latitude = Latitude,
        Longitude = Longitude,
    };
}
