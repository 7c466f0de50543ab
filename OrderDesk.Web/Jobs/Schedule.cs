using System.Globalization;

namespace OrderDesk.Web.Jobs;

/// <summary>A job in the table.</summary>
/// <param name="Name">Its key: of the URL, of its settings, of its history.</param>
/// <param name="Title">What people call it.</param>
public sealed record ScheduledJob(string Name, string Title);

/// <summary>
/// The one table of what runs by itself (DESIGN 13), in the order in which people see it. How often, the job says itself;
/// <c>OrderDesk:Jobs:{name}:Every</c> sets it anew, as <c>00:05:00</c>.
/// </summary>
public static class Schedule
{
    public static readonly IReadOnlyList<ScheduledJob> Table =
    [
        new("outbox", "Outbox"),
        new("reservation-expiry", "Reservation expiry"),
        new("payment-retries", "Payment retries"),
        new("unpaid-cancellation", "Unpaid orders"),
        new("delivered-completion", "Delivered orders"),
        new("lot-expiry", "Lot expiry"),
        new("backorder-allocation", "Backorder allocation"),
        new("replenishment", "Replenishment"),
        new("ledger-proof", "Ledger proof"),
        new("retention", "Retention"),
    ];

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>How often a job runs here.</summary>
    /// <exception cref="InvalidOperationException">The setting is no time between a second and a month.</exception>
    public static TimeSpan Every(IConfiguration configuration, Core.Jobs.IJob job)
    {
        var key = $"OrderDesk:Jobs:{job.Name}:Every";
        if (configuration[key] is not { Length: > 0 } text)
            return job.Every;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var every) && every >= Shortest && every <= Longest
            ? every
            : throw new InvalidOperationException($"The setting {key} is '{text}'; it must be a time between 00:00:01 and 31.00:00:00.");
    }
}
