namespace OrderDesk.Data.Tests;

/// <summary>An engine that contracts run on. The world is made once for each test class.</summary>
public abstract class Engine : IAsyncLifetime
{
    private World? _world;
    private bool _isSeeded;

    public async Task<World> World() => _world ??= await Tests.World.Create(Settings());

    /// <summary>The world with what the tests of a class look at; it is made once.</summary>
    public async Task<World> World(Func<World, Task> seed)
    {
        var world = await World();
        if (!_isSeeded)
            await seed(world);
        _isSeeded = true;
        return world;
    }

    /// <summary>The program stops: its data is free for another.</summary>
    public async Task<DatabaseSettings> Stop()
    {
        await (await World()).DisposeAsync();
        return Settings();
    }

    /// <summary>The program stops, if it has not yet, and starts again on the same data.</summary>
    public async Task<World> Restart()
    {
        var before = await World();
        await before.DisposeAsync();
        // No program is there again within the millisecond: on SQLite ids rely on it.
        before.Time.Advance(TimeSpan.FromSeconds(1));
        return _world = await Tests.World.Join(Settings(), before.Time, before.Hub, before.Vendor, before.Customer);
    }

    /// <summary>A second program beside the first on the same data: PostgreSQL only. The caller disposes it.</summary>
    public async Task<World> Beside()
    {
        var first = await World();
        return await Tests.World.Join(Settings(), first.Time, first.Hub, first.Vendor, first.Customer);
    }

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
