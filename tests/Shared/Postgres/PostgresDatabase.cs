using Npgsql;

namespace OrderDesk.Tests.Shared;

/// <summary>
/// A fresh, empty database for one test class, dropped after it. As a class fixture it must not skip (a fixture that throws
/// fails its tests), so without a server it stays empty and <see cref="Need"/> skips the test that asks for it.
/// </summary>
public sealed class PostgresDatabase : IAsyncLifetime
{
    private static int _count;

    private readonly string _name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
    private string? _connectionString;

    /// <returns>The database's connection string; skips the test when there is no server.</returns>
    public string Need()
    {
        TestPostgres.Need();
        return _connectionString ?? throw new InvalidOperationException("The database was not created: is it a fixture?");
    }

    public async ValueTask InitializeAsync()
    {
        if (!TestPostgres.IsThere)
            return;
        await OnServer($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        await OnServer($"CREATE DATABASE {_name}");
        _connectionString = new NpgsqlConnectionStringBuilder(TestPostgres.ConnectionString) { Database = _name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connectionString is null)
            return;
        await using (var own = new NpgsqlConnection(_connectionString))
            NpgsqlConnection.ClearPool(own);
        await OnServer($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static async Task OnServer(string sql)
    {
        await using var server = NpgsqlDataSource.Create(TestPostgres.ConnectionString!);
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
