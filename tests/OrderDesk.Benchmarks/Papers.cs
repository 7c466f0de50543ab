using System.Diagnostics;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Documents;

namespace OrderDesk.Benchmarks;

/// <summary>How long papers in bulk take: 500 parcels in one file, as the queue prints them.</summary>
internal static class Papers
{
    private const int Parcels = 500;
    private const int LinesOfParcel = 6;
    private const int Rounds = 5;

    public static void Run()
    {
        Measure("500 packing slips", () => PackingSlip.Write([.. Enumerable.Range(1, Parcels).Select(Slip)]));
        Measure("500 labels", () => ShippingLabel.Write([.. Enumerable.Range(1, Parcels).Select(Label)]));
        Measure("a pick list of 500 parcels", () => PickList.Write(new PickListData { Place = new Sender("Berlin hub"), Lines = [.. Enumerable.Range(1, Parcels).SelectMany(Picks)] }));
    }

    private static void Measure(string what, Func<byte[]> write)
    {
        var first = Time(write, out var size);
        var before = Environment.CpuUsage.TotalTime;
        var times = Enumerable.Range(0, Rounds).Select(_ => Time(write, out var _)).Order().ToList();
        // On a busy machine the processor's time says more than the clock on the wall.
        var processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Rounds;
        Console.WriteLine($"{what} in one file: first {first:F0} ms, then {times[0]:F0} to {times[^1]:F0} ms, of the processor {processor:F0} ms, {size / 1024} KB");
    }

    private static double Time(Func<byte[]> write, out int size)
    {
        var start = Stopwatch.GetTimestamp();
        size = write().Length;
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Number(int order) => $"ORD-2026-{order:000000}";

    private static Address To(int i) => new($"Zoë Ångström {i}", $"Prinzregentenstraße {i}", "München", null, "80538", "DE") { Line2 = "Hinterhaus, 3. OG links", Phone = "+49 89 1234567" };

    private static IEnumerable<SlipLine> Lines(int i) => Enumerable.Range(1, LinesOfParcel).Select(n => new SlipLine($"KIT-{(i * 7) + n:0000}-BLU", "Hand-thrown stoneware mug with a handle, dishwasher safe, in a gift box", "Blue, 350 ml", n));

    private static PackingSlipData Slip(int i) => new()
    {
        OrderNumber = Number(i),
        PlacedOn = new DateOnly(2026, 3, 2),
        Parcel = 1,
        Parcels = 1,
        From = new Sender("Berlin hub", "Berlin, Germany"),
        ShipTo = To(i),
        Delivery = "Standard, by DHL",
        Notes = "Please leave it with the neighbours if nobody is in.",
        Lines = [.. Lines(i)],
    };

    private static ShippingLabelData Label(int i) => new()
    {
        OrderNumber = Number(i),
        Parcel = 1,
        Parcels = 1,
        From = new Sender("Berlin hub", "Berlin, Germany"),
        ShipTo = To(i),
        Carrier = "DHL",
        TrackingNumber = $"0034043416109{i:0000000}",
    };

    private static IEnumerable<PickLine> Picks(int i) => Lines(i % 40).Select(l => new PickLine(Number(i), 1, l.Sku, l.Name, l.Options, l.Quantity));
}
