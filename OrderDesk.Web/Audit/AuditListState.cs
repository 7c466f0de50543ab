using Microsoft.AspNetCore.WebUtilities;

namespace OrderDesk.Web.Audit;

/// <summary>What the audit log shows, as its URL says it (STYLE 15). What cannot be read is left out.</summary>
public sealed record AuditListState
{
    private const int MaxSearch = 200;

    /// <summary>Part of a subject or a name.</summary>
    public string Search { get; init; } = "";

    /// <summary>A use case: <c>order.cancel</c>.</summary>
    public string? Action { get; init; }

    public bool IsFiltered => Search.Length > 0 || Action is not null;

    public static AuditListState Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var search = values.TryGetValue("q", out var q) ? q.ToString().Trim() : "";
        return new AuditListState
        {
            Search = search[..Math.Min(search.Length, MaxSearch)],
            Action = values.TryGetValue("action", out var action) && AuditWords.Knows(action.ToString()) ? action.ToString() : null,
        };
    }

    /// <summary>The query with its question mark; empty for the whole log.</summary>
    public string ToQueryString()
    {
        List<string> parts = [];
        if (Search.Length > 0)
            parts.Add($"q={Uri.EscapeDataString(Search)}");
        if (Action is not null)
            parts.Add($"action={Uri.EscapeDataString(Action)}");
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}
