using System.Globalization;
using Npgsql;

namespace OrderDesk.Data.Sim;

/// <summary>An empty database for one simulated day, gone after it: a SQLite file in a temporary folder, or a database of its own on a PostgreSQL server.</summary>
public sealed class SimDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;
    private readonly string? _server;
    private readonly string _name = "";

    private SimDatabase(DirectoryInfo folder) => (_folder, Settings) = (folder, new DatabaseSettings(Path.Combine(folder.FullName, "sim.db"), null));

    private SimDatabase(string server, string name)
    {
        (_server, _name) = (server, name);
        Settings = new DatabaseSettings(null, new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
    }

    public DatabaseSettings Settings { get; }

    /// <param name="postgres">A connection to a server on which databases may be created; null: SQLite.</param>
    /// <param name="seed">Of the day; it is in the database's name.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<SimDatabase> Create(string? postgres, int seed, CancellationToken ct)
    {
        if (postgres is null)
            return new SimDatabase(Directory.CreateTempSubdirectory("orderdesk-sim"));
        var day = new SimDatabase(postgres, string.Create(CultureInfo.InvariantCulture, $"orderdesk_sim_{Environment.ProcessId}_{seed}").Replace('-', 'm'));
        await day.OnServer("DROP DATABASE IF EXISTS \"{0}\" WITH (FORCE)", ct);
        await day.OnServer("CREATE DATABASE \"{0}\"", ct);
        return day;
    }

    public async ValueTask DisposeAsync()
    {
        _folder?.Delete(recursive: true);
        if (_server is not null)
            await OnServer("DROP DATABASE IF EXISTS \"{0}\" WITH (FORCE)", CancellationToken.None);
    }

    private async Task OnServer(string sql, CancellationToken ct)
    {
        await using var server = NpgsqlDataSource.Create(_server!);
        await using var command = server.CreateCommand(sql.Replace("{0}", _name, StringComparison.Ordinal));
        await command.ExecuteNonQueryAsync(ct);
    }
}
