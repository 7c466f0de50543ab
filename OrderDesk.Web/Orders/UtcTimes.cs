namespace OrderDesk.Web.Orders;

/// <summary>The domain keeps UTC; pages show moments.</summary>
internal static class UtcTimes
{
    public static DateTimeOffset Moment(this DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
