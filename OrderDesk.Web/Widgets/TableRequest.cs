namespace OrderDesk.Web.Widgets;

/// <summary>Rows that a <c>VirtualTable</c> wants: <paramref name="Count"/> from <paramref name="Start"/>.</summary>
public sealed record TableRequest(int Start, int Count);

/// <summary>The rows of a request, and how many there are in all.</summary>
public sealed record TableRows<T>(IReadOnlyList<T> Rows, int Total);

/// <summary>A sort that a header asked for.</summary>
public sealed record TableSort(string Key, bool Descending);

/// <summary>A row with its place, which Virtualize does not tell its template.</summary>
public sealed record IndexedRow<T>(int Index, T Row);
