namespace OrderDesk.Core.Common;

/// <summary>Reads the injected clock as OrderDesk keeps time: UTC, to the millisecond, so that both engines compare it alike (RULES 2).</summary>
public static class Clock
{
    public static DateTime Now(this TimeProvider clock)
    {
        var ticks = clock.GetUtcNow().UtcTicks;
        return new DateTime(ticks - (ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }
}
