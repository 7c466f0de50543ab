namespace OrderDesk.Core.Common;

/// <summary>One page of a keyset list. <paramref name="Next"/> is the opaque cursor of the page after it, null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
