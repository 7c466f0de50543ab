using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Routing;

/// <summary>How long carriers usually take, by distance: an estimate until a carrier tells better.</summary>
public static class DeliveryTimes
{
    public static TimeSpan Of(DeliveryType delivery, int kilometres) => TimeSpan.FromHours((delivery, kilometres) switch
    {
        (DeliveryType.Express, <= 1500) => 24,
        (DeliveryType.Express, <= 4000) => 48,
        (DeliveryType.Express, _) => 72,
        (_, <= 100) => 24,
        (_, <= 600) => 48,
        (_, <= 1500) => 72,
        (_, <= 4000) => 120,
        _ => 192,
    });
}
