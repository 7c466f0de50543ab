using System.Diagnostics;
using System.Net.Http.Json;

namespace OrderDesk.Benchmarks;

/// <summary>Orders placed and paid by HTTP by several clients at once, each waiting for its answer.</summary>
internal static class OrdersOverHttp
{
    public sealed record Figures(int Orders, double PerSecond, double P50, double P99, double Worst, int Failed);

    public static async Task<Figures> Run(HttpClient client, Shop shop, int clients, TimeSpan time)
    {
        var counter = 0;
        var failed = 0;
        var latencies = new List<double>[clients];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(i => Task.Run(async () =>
        {
            var mine = latencies[i] = [];
            while (watch.Elapsed < time)
            {
                var one = Stopwatch.StartNew();
                using var answer = await client.PostAsJsonAsync("/api/orders", Body(shop, Interlocked.Increment(ref counter)));
                if (answer.IsSuccessStatusCode)
                    mine.Add(one.Elapsed.TotalMilliseconds);
                else
                    Interlocked.Increment(ref failed);
            }
        })));
        var all = latencies.SelectMany(l => l).Order().ToList();
        return new Figures(all.Count, all.Count / watch.Elapsed.TotalSeconds, all[all.Count / 2], all[all.Count * 99 / 100], all[^1], failed);
    }

    private static object Body(Shop shop, int n) => new
    {
        customerId = shop.Customer.ToString(),
        items = new[] { new { variantId = shop.Variants[n % Shop.Products].ToString(), quantity = 1 }, new { variantId = shop.Variants[((n * 7) + 3) % Shop.Products].ToString(), quantity = 2 } },
        shippingAddress = new { name = "Ada Example", street = "Ring 1", city = "Berlin", postalCode = "10115", country = "DE" },
        deliveryType = "standard",
        paymentMethodId = "pm_card_visa",
    };
}
