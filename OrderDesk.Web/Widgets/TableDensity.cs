namespace OrderDesk.Web.Widgets;

/// <summary>The height of a table's rows: 40, 32 or 56 px.</summary>
public enum TableDensity { Normal, Compact, Tall }
