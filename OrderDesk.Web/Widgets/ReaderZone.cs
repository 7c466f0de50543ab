namespace OrderDesk.Web.Widgets;

/// <summary>The time zone of the person who reads, as their browser told; UTC until it has. Cascaded by the layouts.</summary>
public sealed record ReaderZone(TimeZoneInfo Zone)
{
    public static readonly ReaderZone Utc = new(TimeZoneInfo.Utc);

    /// <summary>From an IANA name; UTC when it is missing or unknown.</summary>
    public static ReaderZone From(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? new(zone) : Utc;
}
