namespace OrderDesk.Data.Providers.Postgres;

internal sealed class PostgresDialect : IDialect
{
    public bool IsSqlite => false;

    public string InsertSearch => "INSERT INTO order_search(order_id, document) VALUES (@id, to_tsvector('simple', @body))";

    public string AppendSearch => "UPDATE order_search SET document = document || to_tsvector('simple', @body) WHERE order_id = @id";

    public string ForUpdate => " FOR UPDATE";

    public int AuditLanes => 16;

    public string? SearchQuery(string words)
    {
        var terms = SearchWords.Of(words);
        return terms.Count == 0 ? null : string.Join(" & ", terms.Select(t => $"{t}:*"));
    }
}
