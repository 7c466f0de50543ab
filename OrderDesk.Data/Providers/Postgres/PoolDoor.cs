using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace OrderDesk.Data.Providers.Postgres;

/// <summary>
/// Stands before the pool of connections: so many may wait for one, for as long as the connection string's Timeout says; who comes
/// beyond that, or has waited in vain, is told that the database is busy, as the gate of writes does when it is full (RULES 9).
/// </summary>
/// <param name="mostWaiting">How many wait at most; beyond that a queue is longer than anybody's patience.</param>
internal sealed class PoolDoor(int mostWaiting) : DbConnectionInterceptor
{
    private int _waiting;

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > mostWaiting)
                throw new DatabaseBusyException();
            await connection.OpenAsync(cancellationToken);
            return InterceptionResult.Suppress();
        }
        catch (NpgsqlException failure) when (failure.InnerException is TimeoutException)
        {
            throw new DatabaseBusyException();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
