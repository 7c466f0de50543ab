using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrderDesk.Data.Providers.Sqlite;

/// <summary>
/// Sets what SQLite forgets with every connection (RULES 10), where EF Core opens it. WAL stays with the file and costs nothing to
/// ask for again.
/// </summary>
internal sealed class PragmaInterceptor : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SqliteConnections.Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SqliteConnections.Set(connection);
        return Task.CompletedTask;
    }
}
