namespace OrderDesk.Web.Widgets;

/// <summary>How much of a time <see cref="TimeText"/> says.</summary>
public enum TimeStyle { Short, Day, Ago, Full }
