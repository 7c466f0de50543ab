namespace OrderDesk.Core.Customers;

/// <summary>A customer's cart, or the draft of an order form: kept on the server so that nothing typed is lost (RULES 26).</summary>
public sealed class Draft
{
    private Draft()
    {
    }

    /// <summary>Whose and which: <c>cart:usr_…</c>, <c>new-order:usr_…</c>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The form's own record as JSON, at most 64 KiB.</summary>
    public string Content { get; private set; } = "";

    public DateTime UpdatedAt { get; private set; }

    public static Draft Start(string key, string content, DateTime now) => new() { Key = key, Content = content, UpdatedAt = now };

    public void Change(string content, DateTime now) => (Content, UpdatedAt) = (content, now);
}

/// <summary>Keeps drafts. A write is small and idempotent: the last one wins.</summary>
public interface IDrafts
{
    Task<string?> Read(string key, CancellationToken ct);

    Task Write(string key, string content, CancellationToken ct);

    Task Drop(string key, CancellationToken ct);
}
