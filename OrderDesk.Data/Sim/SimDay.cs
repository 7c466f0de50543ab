using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Jobs;

namespace OrderDesk.Data.Sim;

/// <summary>The steps of a day, weighted, and the book of what they put on the shelves and took from them.</summary>
internal sealed partial class SimDay
{
    private readonly SimHouse _house;
    private readonly Random _chance;
    private readonly (int Weight, string Name, Func<CancellationToken, Task<string>> Run)[] _steps;

    public SimDay(SimHouse house, int seed)
    {
        (_house, _chance) = (house, new Random(seed));
        _steps =
        [
            (26, "place", Place), (9, "pay", Pay), (5, "confirm payment", Confirm), (5, "cancel", Cancel), (9, "change an order", Modify), (8, "time passes", Pass), (8, "job", Job), (8, "goods in", Receive), (5, "correct stock", Adjust),
            (3, "block a lot", Block), (4, "hold", Hold), (5, "release a hold", Release), (9, "pick", Pick), (12, "pack", Pack), (11, "ship", Ship), (3, "take back", Undo), (6, "track", Track), (5, "send messages", Send),
            (5, "send a transfer", SendAway), (5, "receive a transfer", Arrive), (3, "end a transfer", EndTransfer), (4, "open a count", OpenACount), (5, "count", CountPlaces), (5, "apply a count", EndCount),
            (4, "write off", WriteOff), (4, "move", Move), (4, "build a wave", BuildWave), (7, "pick a wave", PickWave), (4, "short pick", PickShort), (2, "end a wave", EndAWave), (4, "reject a line", Reject),
            (6, "allow backorders", AllowBackorders), (4, "fill backorders", Fill), (2, "move in the queue", Queue), (5, "split a backorder", SplitOff), (3, "end the rest", EndRest),
            (2, "nonsense", Nonsense), (2, "restart", Restart),
        ];
    }

    /// <summary>What lies on the shelves by what was done to them, kept apart from the program's own counters.</summary>
    public Dictionary<(VariantId Variant, HubId Hub), int> Book { get; } = [];

    /// <summary>The step that is being taken.</summary>
    public string Doing { get; private set; } = "";

    public async Task StockUp(CancellationToken ct)
    {
        for (var n = 0; n < _house.Own.Count * 2; n++)
            await Receive(ct);
        // Some of it lies a day or two before anybody buys, and no job has looked at its dates.
        _house.Clock.Pass(TimeSpan.FromHours(_chance.Next(0, 60)));
        for (var n = 0; n < 4; n++)
            await Place(ct);
    }

    public async Task<string> Step(CancellationToken ct)
    {
        _house.Clock.Pass(TimeSpan.FromSeconds(_chance.Next(5, 90)));
        var at = _chance.Next(_steps.Sum(s => s.Weight));
        var step = _steps.First(s => (at -= s.Weight) < 0);
        Doing = step.Name;
        return $"{step.Name}: {await step.Run(ct)}";
    }

    private Task<string> Pass(CancellationToken ct)
    {
        var minutes = _chance.Next(3) == 0 ? _chance.Next(600, 3000) : _chance.Next(1, 40);
        _house.Clock.Pass(TimeSpan.FromMinutes(minutes));
        return Task.FromResult($"{minutes} minutes");
    }

    private async Task<string> Job(CancellationToken ct)
    {
        string[] names = ["reservation-expiry", "reservation-expiry", "unpaid-cancellation", "lot-expiry", "payment-retries", "delivered-completion", "backorder-allocation"];
        var name = Any(names);
        var job = _house.All<IJob>().Single(j => j.Name == name);
        return $"{job.Name}: {(await job.Run(ct)).Words}";
    }

    private async Task<string> Send(CancellationToken ct) => (await _house.Get<IOutboxDispatcher>().Sweep(ct)).Words;

    /// <summary>What no door should let through: it must be refused, and the laws must hold after it as before.</summary>
    private async Task<string> Nonsense(CancellationToken ct)
    {
        var (variant, hub) = (Any(_house.Own), Any(_house.Hubs));
        string[] codes =
        [
            (await _house.Get<AdjustStock>().Run(new(variant, hub, 0, "lost", null), _house.Program, ct)).Error?.Code ?? throw new InvalidOperationException("Zero was taken."),
            (await _house.Get<AdjustStock>().Run(new(variant, hub, -AdjustStock.MaxQuantity, "lost", null), _house.Program, ct)).Error?.Code ?? throw new InvalidOperationException("More was taken than is there."),
            (await _house.Get<ReceiveStock>().Run(new(hub, [new(variant, -1)]), _house.Program, ct)).Error?.Code ?? throw new InvalidOperationException("Less than nothing was received."),
            (await _house.Get<ReceiveStock>().Run(new(hub, [new(variant, 1, "nowhere")]), _house.Program, ct)).Error?.Code ?? throw new InvalidOperationException("An unknown bin was filled."),
            (await _house.Get<ReceiveStock>().Run(new(hub, [new(variant, 1, null, "old", _house.Clock.Today.AddDays(-1))]), _house.Program, ct)).Error?.Code ?? throw new InvalidOperationException("An expired lot was received."),
        ];
        return $"refused with {string.Join(", ", codes.Distinct(StringComparer.Ordinal))}";
    }

    private async Task<string> Restart(CancellationToken ct)
    {
        await _house.Restart(ct);
        return "on the same data";
    }

    private string Booked(VariantId variant, HubId hub, int units, string words)
    {
        Book[(variant, hub)] = Book.GetValueOrDefault((variant, hub)) + units;
        return words;
    }

    private T Any<T>(IReadOnlyList<T> of) => of[_chance.Next(of.Count)];

    private static string Told<T>(Result<T> result, Func<T, string> words) => result.Ok ? words(result.Value) : $"refused: {result.Error.Code}";
}
