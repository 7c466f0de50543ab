using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using OrderDesk.Benchmarks;
using OrderDesk.Data;

// dotnet run -c Release --project tests/OrderDesk.Benchmarks -- [seconds] [clients] [orders in the list]
// dotnet run -c Release --project tests/OrderDesk.Benchmarks -- papers
// dotnet run -c Release --project tests/OrderDesk.Benchmarks -- routing
// PostgreSQL is measured too when ORDERDESK_TEST_POSTGRES names a server; each run makes a database of its own there.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["papers"])
{
    Papers.Run();
    return;
}

if (args is ["routing", ..])
{
    RoutePlanning.Run();
    RoutePlanning.Run(hubs: 40);
    return;
}

var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
var clients = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 32;
var many = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 100_000;
await Engine("SQLite", null);
if (Environment.GetEnvironmentVariable("ORDERDESK_TEST_POSTGRES") is { Length: > 0 } server)
    await Engine("PostgreSQL", server);
return;

async Task Engine(string name, string? server)
{
    var folder = Directory.CreateTempSubdirectory("orderdesk-bench").FullName;
    var settings = await Fresh(folder, server);
    Shop shop;
    await using (shop = await Shop.Create(settings))
        await shop.AddManager();

    using (var program = await ServerProcess.Start(folder, settings.Postgres))
    {
        using var client = await program.SignedIn(Shop.Email, Shop.Password);
        await OrdersOverHttp.Run(client, shop, clients, TimeSpan.FromSeconds(seconds));
        var before = program.Processor;
        var figures = await OrdersOverHttp.Run(client, shop, clients, TimeSpan.FromSeconds(seconds));
        var each = (program.Processor - before).TotalMilliseconds / figures.Orders;
        Console.WriteLine($"{name}: placed and paid over HTTP, {clients} clients: {figures.PerSecond:F0} orders/s, p50 {figures.P50:F0} ms, p99 {figures.P99:F0} ms, worst {figures.Worst:F0} ms, {figures.Failed} failed, {each:F1} ms of the program's processor time an order");
    }

    await Raw(name, settings, folder, server);
    await List(name, settings, folder);
}

async Task Raw(string name, DatabaseSettings settings, string folder, string? server)
{
    await using var source = Connect(settings);
    var raw = await RawRate.Read(source, 2000, settings.Postgres is null);
    if (settings.Postgres is null)
    {
        foreach (var together in new[] { 1, 10 })
        {
            var target = await Fresh(Directory.CreateTempSubdirectory("orderdesk-raw").FullName, server);
            await Empty(target);
            await using var connection = Connect(target);
            Console.WriteLine($"{name}: the same {raw.RowsAnOrder} rows an order without the program, one writer, {together} orders a commit: {await raw.OneWriter(connection, together):F0} orders/s");
        }
    }
    else
    {
        var target = await Fresh(folder, server);
        await Empty(target);
        Console.WriteLine($"{name}: the same {raw.RowsAnOrder} rows an order without the program, {clients} writers: {await raw.ManyWriters(() => Connect(target), clients):F0} orders/s");
    }
}

async Task List(string name, DatabaseSettings settings, string folder)
{
    await using (var shop = Shop.Open(settings))
        await ManyOrders.Grow(shop.Database, many);
    using var program = await ServerProcess.Start(folder, settings.Postgres);
    Console.WriteLine($"{name}: start to first page, {many} orders: {program.ToFirstPage.TotalSeconds:F1} s");
    using var client = await program.SignedIn(Shop.Email, Shop.Password);
    var cursor = await ManyOrders.CursorAfter(client, 50);
    foreach (var (what, path) in new[] { ("first page", "/api/orders?limit=50"), ("page after 10,000 rows", $"/api/orders?limit=50&cursor={cursor}"), ("open orders", "/api/orders?limit=50&status=confirmed"), ("search by number", "/api/orders?limit=50&q=000123") })
    {
        var (p50, p99) = await ManyOrders.Time(client, _ => path, 100);
        Console.WriteLine($"{name}: list of {many} orders, {what}: p50 {p50:F1} ms, p99 {p99:F1} ms");
    }
}

async Task Empty(DatabaseSettings target)
{
    await using var shop = Shop.Open(target);
    await shop.Database.Migrate(CancellationToken.None);
}

async Task<DatabaseSettings> Fresh(string folder, string? server)
{
    if (server is null)
        return new DatabaseSettings(Path.Combine(folder, "orderdesk.db"), null);
    var database = $"bench_{Environment.ProcessId}_{Environment.TickCount64}";
    await using var source = NpgsqlDataSource.Create(server);
    await using var command = source.CreateCommand($"CREATE DATABASE {database}");
    await command.ExecuteNonQueryAsync();
    return new DatabaseSettings(null, new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 80 }.ConnectionString);
}

static System.Data.Common.DbConnection Connect(DatabaseSettings settings) =>
    settings.Postgres is { } connection ? new NpgsqlConnection(connection) : new SqliteConnection($"Data Source={settings.SqliteFile}");
