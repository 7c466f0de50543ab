using System.Globalization;
using OrderDesk.Core.Common;

namespace OrderDesk.Data.Tests.Crash;

/// <summary>
/// A process of its own that takes orders until it is killed. It says <c>ask KEY</c> before it places an order and
/// <c>done KEY NUMBER</c> once the order is acknowledged.
/// </summary>
internal static class OrderTaker
{
    public const string Verb = "--take-orders";
    private const int Buyers = 4;

    /// <summary>Arguments after the verb: engine, connection, run, hub, vendor, customer, variants.</summary>
    public static async Task<int> Run(string[] args)
    {
        var settings = args[0] == "sqlite" ? new DatabaseSettings(args[1], null) : new DatabaseSettings(null, args[1]);
        long[] ids = [.. args[3..].Select(a => long.Parse(a, CultureInfo.InvariantCulture))];
        await using var world = await World.Join(settings, TimeProvider.System, new HubId(ids[0]), new VendorId(ids[1]), new CustomerId(ids[2]));
        VariantId[] variants = [.. ids[3..].Select(id => new VariantId(id))];
        await Task.WhenAll(Enumerable.Range(0, Buyers).Select(buyer => Take(world, $"run-{args[2]}-buyer-{buyer}", buyer, variants)));
        return 0;
    }

    public static OrderDeskAsk Ask(string key, int number, VariantId[] variants) =>
        new(key, [(variants[number % variants.Length], 1), (variants[(number + 1) % variants.Length], 2)]);

    private static async Task Take(World world, string buyer, int first, VariantId[] variants)
    {
        for (var n = first; ; n++)
        {
            var ask = Ask($"{buyer}-{n}", n, variants);
            Say($"ask {ask.Key} {n}");
            var answer = await world.Place(world.Draft(ask.Items), world.Buyer.WithKey(ask.Key, "print"));
            if (answer.Ok)
                Say($"done {ask.Key} {answer.Value.Order.Number}");
            else if (answer.Error.Code != "BUSY")
                throw new InvalidOperationException($"{answer.Error.Code}: {answer.Error.Message}");
        }
    }

    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}

/// <summary>One request of the process.</summary>
internal sealed record OrderDeskAsk(string Key, (VariantId Variant, int Quantity)[] Items);
