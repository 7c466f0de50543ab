using System.Globalization;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OrderDesk.Data.Providers;

/// <summary>What the model cannot say: the search tables, the append-only triggers, the ends of the audit lanes.</summary>
internal static class SchemaExtras
{
    private static readonly string[] AppendOnly =
        ["audit_log", "order_status_history", "order_tracking_events", "stock_movements", "money_entries", "payment_events", "print_log", "routing_rules", "routing_decisions"];

    public static void AddSqliteExtras(this MigrationBuilder migration)
    {
        migration.Sql("CREATE VIRTUAL TABLE order_search USING fts5(body, tokenize = 'unicode61 remove_diacritics 2')");
        migration.Sql("INSERT INTO audit_lanes (lane, sequence, hash) VALUES (0, 0, '')");
        migration.Sql("CREATE INDEX ix_lots_by_expiry ON lots (COALESCE(expires_on, '9999-12-31'), id)");
        foreach (var table in AppendOnly)
        {
            foreach (var verb in new[] { "UPDATE", "DELETE" })
            {
                migration.Sql(string.Create(CultureInfo.InvariantCulture, $"""
                    CREATE TRIGGER {table}_no_{verb.ToLowerInvariant()} BEFORE {verb} ON {table}
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
                    """));
            }
        }
    }

    public static void AddPostgresExtras(this MigrationBuilder migration)
    {
        migration.Sql("CREATE TABLE order_search (order_id bigint PRIMARY KEY, document tsvector NOT NULL)");
        migration.Sql("CREATE INDEX ix_order_search_document ON order_search USING gin (document)");
        migration.Sql("INSERT INTO audit_lanes (lane, sequence, hash) SELECT lane, 0, '' FROM generate_series(0, 15) AS lane");
        migration.Sql("CREATE INDEX ix_lots_by_expiry ON lots (COALESCE(expires_on, DATE 'infinity'), id)");
        migration.Sql("""
            CREATE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
            $$ SELECT lower(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g')) $$
            """);
        migration.Sql("""
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
            """);
        foreach (var table in AppendOnly)
            migration.Sql($"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()");
    }
}
