namespace OrderDesk.Web.Widgets;

/// <summary>One thing that happened: "Packed · Wanda Warehouse", when, and what is worth saying about it.</summary>
public sealed record TimelineItem(string Title, DateTimeOffset At, StateFamily Family = StateFamily.Waiting, string? Icon = null, string? Text = null, string? By = null);
