using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Tests.Orders;

/// <summary>What tests of split and short orders do and look at.</summary>
internal static class SplittingScene
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<Result<SplitBackorder.Answer>> Split(World world, OrderId id) => Insist(() => world.Get<SplitBackorder>().Run(new(id), World.System, Ct));

    public static async Task Pack(World world, OrderId id, int? units = null)
    {
        var parcel = (await world.Order(id)).Fulfillments.First(f => f.State == FulfillmentState.Open);
        List<LineQuantity>? lines = units is { } some ? [new(parcel.Lines[0].LineId, some)] : null;
        (await world.Get<PackFulfillment>().Run(new(id, parcel.Id, lines), World.System, Ct)).Ok.ShouldBeTrue();
    }

    public static async Task<VariantId> Product(World world, string sku, int stock)
    {
        var variant = await world.Product(sku, stock);
        var product = (await world.Get<ICatalogReads>().OfVariants([variant], World.System, Ct)).Single().Id;
        (await world.Get<SetBackorder>().Run(new(product, variant, null, DateOnly.FromDateTime(world.Time.Now.UtcDateTime).AddDays(10)), World.System, Ct)).Ok.ShouldBeTrue();
        return variant;
    }

    public static async Task<OrderId> Paid(World world, params (VariantId, int)[] items)
    {
        var placed = await Insist(() => world.Place(world.Draft(items)));
        await world.DeliverOutbox();
        return placed.Value.Order.Id;
    }

    public static async Task Receive(World world, VariantId variant, int units)
    {
        (await world.Get<ReceiveStock>().Run(new(world.Hub, [new(variant, units)]), World.System, Ct)).Ok.ShouldBeTrue();
        await world.DeliverOutbox();
    }

    public static async Task<int> Backordered(World world, VariantId variant)
    {
        await using var db = world.Database.Read();
        return db.Variants.Single(v => v.Id == variant).Backordered;
    }

    public static async Task<int[]> Waiting(World world, params OrderId[] orders)
    {
        var waiting = new List<int>();
        foreach (var id in orders)
            waiting.Add((await world.Order(id)).Lines.Sum(l => l.Units.Backordered));
        return [.. waiting];
    }

    public static Task<T[]> AtOnce<T>(IEnumerable<Func<Task<T>>> work) => Task.WhenAll([.. work.Select(w => Task.Run(w))]);

    public static async Task<Result<T>> Insist<T>(Func<Task<Result<T>>> work)
    {
        Result<T> answer;
        do
            answer = await work();
        while (answer.Error?.Code == "BUSY");
        return answer;
    }
}
