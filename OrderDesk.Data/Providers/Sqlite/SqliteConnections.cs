using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace OrderDesk.Data.Providers.Sqlite;

/// <summary>Connections as RULES 10 wants them, and the contexts on them.</summary>
internal static class SqliteConnections
{
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

    /// <summary>Outside the pool: its owner keeps it open, and when it breaks it is gone, and nobody else gets it.</summary>
    public static SqliteConnection Own(string connectionString) => new(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());

    public static void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        ((SqliteConnection)connection).CreateFunction<string?, string?>("fold", text => text is null ? null : SearchWords.Fold(text), isDeterministic: true);
    }

    /// <summary>
    /// Gives the same context again and again, to one user at a time. A new one would register EF Core's functions anew, some
    /// twenty, and every statement that is prepared on the connection would have to be compiled again.
    /// </summary>
    public static PooledDbContextFactory<SqliteDb> Contexts(SqliteConnection connection) => new(ContextOptions.Of<SqliteDb>().UseSqlite(connection).Options, poolSize: 1);
}
