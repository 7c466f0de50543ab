namespace OrderDesk.Data.Providers.Sqlite;

internal sealed class SqliteDialect : IDialect
{
    public bool IsSqlite => true;

    public string InsertSearch => "INSERT INTO order_search(rowid, body) VALUES ($1, $2)";

    public string AppendSearch => "UPDATE order_search SET body = body || ' ' || $1 WHERE rowid = $2";

    public string ForUpdate => "";

    public int AuditLanes => 1;

    public string? SearchQuery(string words)
    {
        var terms = SearchWords.Of(words);
        return terms.Count == 0 ? null : string.Join(" ", terms.Select(t => $"\"{t}\"*"));
    }
}
