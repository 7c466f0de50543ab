namespace OrderDesk.Web.Layout;

/// <summary>Where an entry stands in the rail.</summary>
public enum NavGroup { Work, Stock, Program }

/// <summary>An entry of the rail and the palette, shown to those who have the permission.</summary>
/// <param name="Hotkey">Keys in turn, e.g. "g o".</param>
public sealed record NavItem(string Label, string Href, string Icon, string Permission, NavGroup Group, string Hotkey);
