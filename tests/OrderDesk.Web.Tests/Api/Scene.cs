using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Web.Tests.Api;

/// <summary>An order of the first customer with a part of the first vendor, brought to where a case needs it.</summary>
public sealed class Scene
{
    private static int _scarce;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>How far the order is.</summary>
    public enum Stage
    {
        /// <summary>No order: the shop only.</summary>
        Shop,
        Unpaid,
        NeedsAction,

        /// <summary>Paid; the vendor has been asked and has not answered.</summary>
        Paid,

        /// <summary>Paid, and <c>$line</c> with two units waits for goods; no vendor has a part in it.</summary>
        Backordered,
        Held,

        /// <summary>The vendor has accepted: <c>$parcel</c> is the vendor's.</summary>
        Accepted,
        Packed,
        Shipped,
        Delivered,
    }

    public static async Task<Scene> Set(ApiHost host, Stage stage)
    {
        var scene = new Scene();
        scene.Put("customer", host.Customer.ToString()).Put("vendor", host.Vendor.ToString()).Put("hub", host.Hub.ToString())
            .Put("variant", host.Mug.ToString()).Put("product", host.LampProduct.ToString());
        if (stage == Stage.Shop)
            return scene;
        var admin = await host.As("admin");
        var payment = stage switch { Stage.Unpaid => "pay_later", Stage.NeedsAction => "pm_card_needs_action", _ => "pm_card_visa" };
        var items = stage == Stage.Backordered ? [(host.Mug, 1), (await Scarce(host), 2)] : (IEnumerable<(VariantId, int)>?)null;
        var order = (await admin.Post("/api/orders", host.Order(items, payment))).ShouldBe(201).Id;
        scene.Put("order", order);
        if (stage == Stage.Backordered)
            await scene.FindWaiting(admin, order);
        else if (stage >= Stage.Paid)
            await scene.Advance(host, admin, order, stage);
        return scene;
    }

    /// <summary>Own goods that may be sold without limit before they are there, and of which there are none.</summary>
    private static async Task<VariantId> Scarce(ApiHost host)
    {
        var variant = await host.Product($"SCARCE-{Interlocked.Increment(ref _scarce)}", stock: 0, price: 7.77m);
        var product = (await host.Services.GetRequiredService<ICatalogReads>().OfVariants([variant], Caller.Program("test"), CancellationToken.None)).Single().Id;
        (await host.Services.GetRequiredService<SetBackorder>().Run(new(product, variant, null, null), Caller.Program("test"), CancellationToken.None)).Ok.ShouldBeTrue();
        return variant;
    }

    private async Task FindWaiting(ApiClient admin, string order)
    {
        var items = (await admin.Get($"/api/orders/{order}")).ShouldBe(200).Order.GetProperty("items").EnumerateArray();
        Put("line", items.Single(i => i.GetProperty("units").GetProperty("backordered").GetInt32() == 2).GetProperty("id").GetString()!);
    }

    /// <summary>Fills in <c>$order</c> and the like.</summary>
    public string Fill(string text)
    {
        foreach (var (name, value) in _values.OrderByDescending(v => v.Key.Length))
            text = text.Replace($"${name}", value, StringComparison.Ordinal);
        text.ShouldNotContain("$");
        return text;
    }

    private async Task Advance(ApiHost host, ApiClient admin, string order, Stage stage)
    {
        await host.ReserveWithVendors(order);
        var seen = (await admin.Get($"/api/orders/{order}")).ShouldBe(200).Order;
        Put("sub", seen.GetProperty("subOrders")[0].GetProperty("id").GetString()!);
        Put("line", seen.GetProperty("items").EnumerateArray().First(i => i.GetProperty("source").GetString() == "vendor").GetProperty("id").GetString()!);
        if (stage == Stage.Held)
            Put("hold", (await admin.Post($"/api/orders/{order}/holds", new { reasonCode = "other" })).ShouldBe(201).Json.GetProperty("holdId").GetString()!);
        if (stage < Stage.Accepted)
            return;
        (await admin.Post($"/api/orders/{order}/suborders/{Fill("$sub")}/accept")).ShouldBe(200);
        var parcels = (await admin.Get($"/api/orders/{order}/fulfillments")).ShouldBe(200).Json.GetProperty("fulfillments").EnumerateArray().ToList();
        Put("parcel", parcels.Single(p => p.TryGetProperty("subOrderId", out _)).GetProperty("id").GetString()!);
        Put("own", parcels.Single(p => !p.TryGetProperty("subOrderId", out _)).GetProperty("id").GetString()!);
        Put("mug", seen.GetProperty("items").EnumerateArray().First(i => i.GetProperty("source").GetString() == "own").GetProperty("id").GetString()!);
        if (stage == Stage.Delivered)
            await Deliver(admin, order);
        else
            await Work(admin, order, stage);
    }

    private async Task Work(ApiClient admin, string order, Stage stage)
    {
        var parcel = $"/api/orders/{order}/fulfillments/{Fill("$parcel")}";
        if (stage >= Stage.Packed)
            (await admin.Post($"{parcel}/pack")).ShouldBe(200);
        if (stage >= Stage.Shipped)
            (await admin.Post($"{parcel}/ship", new { carrier = "UPS", trackingNumber = "1Z1" })).ShouldBe(200);
    }

    private static async Task Deliver(ApiClient admin, string order)
    {
        foreach (var status in new[] { "packed", "shipped", "delivered" })
            (await admin.Put($"/api/orders/{order}/status", new { status })).ShouldBe(200);
    }

    private Scene Put(string name, string value)
    {
        _values[name] = value;
        return this;
    }
}
