using System.Diagnostics;
using OrderDesk.Benchmarks;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Data;

var folder = Directory.CreateTempSubdirectory("orderdesk-bench");
var postgres = Environment.GetEnvironmentVariable("BENCH_PG");
await using var shop = await Shop.Create(postgres is null ? new DatabaseSettings(Path.Combine(folder.FullName, "o.db"), null) : new DatabaseSettings(null, postgres));
if (args is ["parts"])
{
    var placed = (await shop.Place(1)).Value.Order.Id;
    async Task Cpu(string what, Func<Task> body)
    {
        for (var i = 0; i < 60; i++)
            await body();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < 100; i++)
            await body();
        Console.WriteLine($"{what}: {(Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / 100:F2} ms CPU");
    }

    var system = OrderDesk.Core.Identity.Caller.Program("x");
    await Cpu("placement reads", () => shop.Get<OrderDesk.Core.Orders.IPlacementReads>().Read(shop.Customer, [shop.Variants[0], shop.Variants[3]], default));
    await Cpu("read context", async () => { await using var db = shop.Database.Read(); await db.Database.OpenConnectionAsync(); });
    await Cpu("find order", () => shop.Get<OrderDesk.Core.Orders.IOrderReads>().Find(placed, system, default));
    await Cpu("empty write", () => shop.Database.Write((db, ct) => Task.FromResult(new Written<int>(1, true)), default));
    await Cpu("number", () => shop.Database.Write(async (db, ct) => { await db.Database.ExecuteSqlRawAsync("UPDATE number_series SET next = next"); return new Written<int>(1, true); }, default));
    await Cpu("tracked find", () => shop.Database.Write(async (db, ct) => { await db.Orders.Include(o => o.Lines).Include(o => o.Reservations).Include(o => o.Payments).Include(o => o.Refunds).Include(o => o.SubOrders).Include(o => o.Fulfillments).ThenInclude(f => f.Lines).Include(o => o.Holds).AsSplitQuery().FirstAsync(o => o.Id == placed, ct); return new Written<int>(1, true); }, default));
    await Cpu("tracked find + detect", () => shop.Database.Write(async (db, ct) => { var o = await db.Orders.Include(o => o.Lines).Include(o => o.Reservations).Include(o => o.Payments).Include(o => o.Refunds).Include(o => o.SubOrders).Include(o => o.Fulfillments).ThenInclude(f => f.Lines).Include(o => o.Holds).AsSplitQuery().FirstAsync(o => o.Id == placed, ct); await db.SaveChangesAsync(ct); return new Written<int>(1, true); }, default));
    await Cpu("tracked find + save", () => shop.Database.Write(async (db, ct) => { var o = await db.Orders.Include(o => o.Lines).Include(o => o.Reservations).Include(o => o.Payments).Include(o => o.Refunds).Include(o => o.SubOrders).Include(o => o.Fulfillments).ThenInclude(f => f.Lines).Include(o => o.Holds).AsSplitQuery().FirstAsync(o => o.Id == placed, ct); o.Touch(DateTime.UnixEpoch.AddSeconds(o.Version)); await db.SaveChangesAsync(ct); return new Written<int>(1, true); }, default));
    await Cpu("release nothing", () => shop.Get<OrderDesk.Core.Common.IUnitOfWork>().Run(new OrderDesk.Core.Common.UseCase("x", "orders.read"), system, w => Task.FromResult<OrderDesk.Core.Common.Result<int>>(1), default));
    await Cpu("set priority", () => shop.Get<OrderDesk.Core.Orders.SetPriority>().Run(new(placed, OrderDesk.Core.Orders.Priority.High), system, default));
    await Cpu("place", () => shop.Place(1));
    return;
}

if (args is ["cpu"])
{
    for (var round = 0; round < 8; round++)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < 300; i++)
            await shop.Place(i);
        Console.WriteLine($"{(Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / 300:F2} ms CPU an order");
    }

    return;
}

var seconds = 8.0;
foreach (var round in new[] { "warm", "count" })
{
    var watch = Stopwatch.StartNew();
    var n = 0;
    var ok = 0;
    await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
    {
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            var answer = await shop.Place(Interlocked.Increment(ref n));
            if (answer.Ok)
                Interlocked.Increment(ref ok);
            else
                Console.WriteLine(answer.Error!.Message);
        }
    })));
    Console.WriteLine($"{round}: {ok / watch.Elapsed.TotalSeconds:F0} orders/s  cpu {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F1}s");
}

folder.Delete(true);
