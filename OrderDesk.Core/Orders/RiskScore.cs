using OrderDesk.Core.Common;

namespace OrderDesk.Core.Orders;

/// <summary>A first, plain estimate of how likely an order is to be a fraud: 0 (none) to 100. From 70 on it is held for review.</summary>
public static class RiskScore
{
    public const int HoldFrom = 70;

    /// <param name="total">What the order costs.</param>
    /// <param name="isNewCustomer">Created less than a day ago, or not known at all.</param>
    /// <param name="countriesDiffer">Billing and shipping are in different countries.</param>
    /// <param name="express">Express delivery was chosen.</param>
    public static int Of(Money total, bool isNewCustomer, bool countriesDiffer, bool express)
    {
        var score = total.Major switch
        {
            >= 5000 => 45,
            >= 1000 => 25,
            >= 300 => 10,
            _ => 0,
        };
        return Math.Min(100, score + (isNewCustomer ? 15 : 0) + (countriesDiffer ? 25 : 0) + (express ? 10 : 0));
    }
}

/// <summary>When the customer is promised to have the goods.</summary>
public static class Promises
{
    public static DateTime Of(DeliveryType delivery, DateTime? scheduled, DateTime now) => delivery switch
    {
        DeliveryType.Scheduled when scheduled is { } at => at,
        DeliveryType.Express => EndOf(now.AddDays(2)),
        _ => EndOf(now.AddDays(5)),
    };

    /// <summary>With backordered units: when the last of them is expected, plus the time of the delivery. Null when nobody knows.</summary>
    public static DateTime? Of(DeliveryType delivery, DateTime? scheduled, IReadOnlyCollection<BackorderedUnits> backorders, DateTime now)
    {
        var plain = Of(delivery, scheduled, now);
        if (backorders.Count == 0)
        {
            return plain;
        }

        var last = backorders.Any(b => b.ExpectedOn is null) ? null : backorders.Max(b => b.ExpectedOn);
        return last is not { } day ? null : Of(delivery, null, DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc)) is var rest && rest > plain ? rest : plain;
    }

    private static DateTime EndOf(DateTime day) => day.Date.AddHours(18);
}
