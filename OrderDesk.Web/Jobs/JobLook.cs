using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Jobs;

/// <summary>How the ends of runs and the messages of the outbox are shown: family, icon and word, or words alone.</summary>
public static class JobLook
{
    public static (StateFamily Family, string Icon, string Word) Of(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Done => (StateFamily.Done, "check", "Done"),
        JobOutcome.Nothing => (StateFamily.Ended, "check", "Nothing due"),
        JobOutcome.Stopped => (StateFamily.Attention, "stop", "Stopped"),
        _ => (StateFamily.Broken, "cross", "Failed"),
    };

    public static (StateFamily Family, string Icon, string Word) Of(MessageRow message) => message.State switch
    {
        MessageState.Pending when message.Attempts > 0 => (StateFamily.Attention, "refresh", "To be tried again"),
        MessageState.Pending => (StateFamily.Waiting, "clock", "Waiting"),
        MessageState.Leased => (StateFamily.Working, "bolt", "Being sent"),
        MessageState.Sent => (StateFamily.Done, "check", "Sent"),
        MessageState.Discarded => (StateFamily.Ended, "trash", "Discarded"),
        _ => (StateFamily.Broken, "warning", "Set aside"),
    };

    /// <summary>What a message does, by its topic.</summary>
    public static string What(string topic) => topic switch
    {
        Topics.SendRefund => "Refund by the payment gateway",
        Topics.ReserveWithVendor => "Reservation with a vendor",
        Topics.ReleaseWithVendor => "Release at a vendor",
        Topics.FillBackorders => "Arrived goods for who waits",
        Topics.TellExpected => "News of when goods are expected",
        _ => topic,
    };

    public static string Tries(int attempts) => attempts switch { 0 => "Not tried yet", 1 => "1 try", _ => $"{attempts} tries" };

    /// <summary>"every 30 s", "every day".</summary>
    public static string Every(TimeSpan every) => every.TotalMinutes switch
    {
        1 => "every minute",
        60 => "every hour",
        1440 => "every day",
        _ => $"every {TimeFormat.Span(every)}",
    };

    /// <summary>How long a run took: "12 ms", "1.4 s", "3 min".</summary>
    public static string Took(TimeSpan took) => took.TotalSeconds switch
    {
        < 1 => $"{took.TotalMilliseconds:0} ms",
        < 60 => $"{took.TotalSeconds:0.0} s",
        _ => TimeFormat.Span(took),
    };

    /// <summary>"in 20 s", "in 3 min", "now" for what is due.</summary>
    public static string In(DateTime at, DateTimeOffset now)
    {
        var wait = at - now.UtcDateTime;
        return wait < TimeSpan.FromSeconds(1) ? "now" : $"in {TimeFormat.Span(wait)}";
    }
}
