namespace OrderDesk.Data.Tests;

/// <summary>An engine that contracts run on. The world is made once for each test class.</summary>
public abstract class Engine : IAsyncLifetime
{
    private World? _world;

    public async Task<World> World() => _world ??= await Tests.World.Create(Settings());

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        if (_world is not null)
            await _world.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract DatabaseSettings Settings();
}

public sealed class SqliteEngineFixture : Engine
{
    private readonly TempFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override DatabaseSettings Settings() => new(Path.Combine(_folder.Path, "orderdesk.db"), null);
}

public sealed class PostgresEngineFixture : Engine
{
    private readonly PostgresDatabase _database = new();

    public override ValueTask InitializeAsync() => _database.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected override DatabaseSettings Settings() => new(null, _database.Need() + ";Maximum Pool Size=60");
}
