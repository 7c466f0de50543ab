namespace OrderDesk.Web.Widgets;

/// <summary>One of <see cref="Tabs"/>: its key, its word, an optional count ("12", "1.2k"), and a link when the URL is the state.</summary>
public sealed record TabItem(string Key, string Label, string? Count = null, string? Href = null);
