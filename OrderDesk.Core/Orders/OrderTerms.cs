namespace OrderDesk.Core.Orders;

/// <summary>Direct needs a customer, fulfillment ships for somebody else, backorder is a child of another order (IMPROVE).</summary>
public enum OrderType
{
    Direct,
    Fulfillment,
    Backorder,
}

/// <summary>Where an order came in; an external reference is unique within it.</summary>
public enum OrderSource
{
    Website,
    Shopify,
    Amazon,
    Manual,
}

public enum DeliveryType
{
    Standard,
    Express,
    Scheduled,
}

/// <summary>Urgency, lowest first, so that it can be compared.</summary>
public enum Priority
{
    Low,
    Normal,
    Medium,
    High,
    Urgent,
}

/// <summary>Why an order is held.</summary>
public enum HoldKind
{
    Payment,
    Risk,
    VendorRejected,
    Address,
    Stock,
    Manual,
}

/// <summary>FLOW's rule for the priority of an order.</summary>
public static class Priorities
{
    public static Priority Of(DeliveryType delivery, DateTime? scheduled, DateTime now) => (delivery, scheduled - now) switch
    {
        (DeliveryType.Express, _) => Priority.High,
        (_, { TotalHours: < 24 }) => Priority.High,
        (_, { TotalHours: < 48 }) => Priority.Medium,
        _ => Priority.Normal,
    };
}
