namespace OrderDesk.Data.Providers.Postgres;

internal sealed class PostgresDialect : IDialect
{
    public bool IsSqlite => false;

    // The words are cut and folded already: no parser of the server, whose notion of a letter depends on its locale.
    public string InsertSearch => "INSERT INTO order_search(order_id, document) VALUES ($1, CAST($2 AS tsvector))";

    public string AppendSearch => "UPDATE order_search SET document = document || CAST($1 AS tsvector) WHERE order_id = $2";

    public string ForUpdate => " FOR UPDATE";

    public int AuditLanes => 16;

    public string? SearchQuery(string words)
    {
        var terms = SearchWords.Of(words);
        return terms.Count == 0 ? null : string.Join(" & ", terms.Select(t => $"{t}:*"));
    }
}
