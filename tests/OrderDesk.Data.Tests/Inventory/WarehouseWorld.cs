using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Tests.Inventory;

/// <summary>What tests of the warehouse do and look at.</summary>
internal static class WarehouseWorld
{
    public static async Task Bin(this World world, string code, int? walk = null) =>
        (await world.Get<SetBin>().Run(new(world.Hub, code, Walk: walk), World.System, CancellationToken.None)).Error.ShouldBeNull();

    public static async Task<HubId> SecondHub(this World world)
    {
        await using var db = world.Database.Read();
        return db.Hubs.FirstOrDefault(h => h.Code == "LYO")?.Id ?? await world.Run(w =>
        {
            var hub = Hub.Create(w.Ids.New<HubId>(), "LYO", "Lyon", "Lyon", "FR", 45.76, 4.83, "Europe/Paris");
            w.Add(hub);
            return hub.Id;
        });
    }

    /// <summary>As "bin/lot free+allocated+blocked", in the order of the walk.</summary>
    public static async Task<IReadOnlyList<string>> Places(this World world, VariantId variant, HubId? hub = null) =>
        [.. (await world.Get<IInventoryReads>().Places(variant, hub ?? world.Hub, World.System, CancellationToken.None))
            .Select(p => $"{p.BinCode ?? "-"}/{p.LotNumber ?? "-"} {p.Free}+{p.Allocated}+{p.Blocked}")];

    public static async Task<PlaceRow> LotAt(this World world, VariantId variant, string number) =>
        (await world.Get<IInventoryReads>().Places(variant, world.Hub, World.System, CancellationToken.None)).First(p => p.LotNumber == number);
}
