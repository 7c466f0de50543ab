using System.Text.Json;
using OrderDesk.Core.Common;
using static OrderDesk.Core.Shipping.ScanResult;

namespace OrderDesk.Core.Shipping;

/// <summary>What the picker does next.</summary>
public enum PickStage
{
    Bin,
    Item,
    Tote,
    Done,
}

/// <summary>How many units of a task go into one tote.</summary>
public sealed record PickShare(int Slot, FulfillmentId Parcel, LineId Line, int Quantity, int Put)
{
    public int Left => Quantity - Put;
}

/// <summary>Units of one product and lot in one bin, for all totes of the round.</summary>
public sealed record PickTask(PickPlace Place, ParcelLine Item, IReadOnlyList<PickShare> Shares)
{
    public int Quantity => Shares.Sum(s => s.Quantity);

    public int Left => Shares.Sum(s => s.Left);

    public string Where => Place.BinCode ?? "no bin";
}

/// <summary>
/// One round of a wave: the totes of a trolley, filled in the order of the bins by scans alone: bin, item (each scan is a unit, or a
/// typed number), tote. Pure; kept with the scans that made it.
/// </summary>
public sealed class ClusterPick
{
    private const int MostSteps = 10;
    private readonly List<Step> _steps;

    /// <param name="Bin">Where the picker stands.</param>
    /// <param name="Hand">Units that are taken and in no tote yet.</param>
    private sealed record Step(long? Bin, int Hand, Dictionary<string, int> Put);

    /// <param name="parcels">The parcels of one round; what is packed, cancelled or on hold is not picked.</param>
    /// <param name="kept">How far it was; what no longer fits the plan is cut.</param>
    public ClusterPick(IEnumerable<ParcelRow> parcels, string? kept = null)
    {
        Parcels = [.. parcels.Where(p => p.Wave is not null).OrderBy(p => p.Wave!.Slot)];
        _steps = Read(kept);
        Tasks = [.. Plan(Parcels.Where(p => p.IsWaiting && !p.OnHold))];
    }

    /// <summary>The round that is to be picked now: the first that is not finished, else the last.</summary>
    public static ClusterPick Current(IReadOnlyList<ParcelRow> wave, string? kept)
    {
        var rounds = wave.Where(p => p.Wave is not null).GroupBy(p => p.Wave!.Cluster).OrderBy(g => g.Key).Select(g => new ClusterPick(g, kept)).ToList();
        return rounds.Find(r => r.Now is not null) ?? rounds.LastOrDefault() ?? new ClusterPick([], kept);
    }

    public IReadOnlyList<ParcelRow> Parcels { get; }

    /// <summary>Units in totes, of all rounds.</summary>
    public int InAllTotes => _steps[^1].Put.Values.Sum();

    /// <summary>In the order of the walk.</summary>
    public IReadOnlyList<PickTask> Tasks { get; private set; }

    public PickTask? Now => Tasks.FirstOrDefault(t => t.Left > 0);

    public int Hand => Math.Min(_steps[^1].Hand, Now?.Left ?? 0);

    public int Quantity => Tasks.Sum(t => t.Quantity);

    public int InTotes => Tasks.Sum(t => t.Quantity - t.Left);

    public bool CanUndo => _steps.Count > 1;

    public PickStage Stage => Now switch
    {
        null => PickStage.Done,
        { Place.BinCode: not null } now when _steps[^1].Bin != now.Place.Bin.Value => PickStage.Bin,
        { } now when Hand < now.Left => PickStage.Item,
        _ => PickStage.Tote,
    };

    /// <summary>The tote that comes next.</summary>
    public PickShare? Share => Now?.Shares.FirstOrDefault(s => s.Left > 0);

    /// <summary>The scans that are still to come, in their order: codes, how often, and what to do.</summary>
    public IEnumerable<(IReadOnlyList<string> Codes, int Times, string Words)> Expected()
    {
        var (bin, hand) = (_steps[^1].Bin, Hand);
        foreach (var task in Tasks.Where(t => t.Left > 0))
        {
            if (task.Place.BinCode is { } code && bin != task.Place.Bin.Value)
            {
                yield return ([code], 1, $"Go to bin {code}");
                (bin, hand) = (task.Place.Bin.Value, 0);
            }

            if (task.Left > hand)
            {
                yield return (task.Place.LotNumber is { } lot ? [task.Item.Sku, lot] : [task.Item.Sku], task.Left - hand, $"Take {task.Left - hand} × {task.Item.Name}");
            }

            foreach (var share in task.Shares.Where(s => s.Left > 0))
            {
                yield return ([FloorCodes.OfTote(share.Slot), $"TOTE-{share.Slot}"], 1, $"{share.Left} into tote {share.Slot}");
            }

            hand = 0;
        }
    }

    /// <summary>Units of a parcel that are in its tote.</summary>
    public int Put(FulfillmentId parcel) => Tasks.SelectMany(t => t.Shares).Where(s => s.Parcel == parcel).Sum(s => s.Put);

    public ScanResult Scan(string text)
    {
        var code = text.Trim();
        if (code == FloorCodes.Undo)
        {
            return Undo();
        }

        return Stage switch
        {
            PickStage.Bin => AtBin(code, Now!),
            PickStage.Item => AtItem(code, Now!),
            PickStage.Tote => AtTote(code, Now!),
            _ => Wrong("Everything is in its tote."),
        };
    }

    public string Write() => JsonSerializer.Serialize(_steps);

    private ScanResult Undo()
    {
        if (!CanUndo)
        {
            return Wrong("There is no scan to take back.");
        }

        _steps.RemoveAt(_steps.Count - 1);
        Tasks = [.. Tasks.Select(t => t with { Shares = [.. t.Shares.Select(s => s with { Put = PutOf(t.Place, s.Parcel, s.Line, s.Quantity) })] })];
        return Right("Taken back");
    }

    private ScanResult AtBin(string code, PickTask now)
    {
        if (!FloorCodes.Same(now.Place.BinCode, code))
        {
            return Wrong(code == FloorCodes.Confirm ? $"Scan bin {now.Where} first." : $"Wrong bin: {code}. Go to {now.Where}.");
        }

        Push(_steps[^1] with { Bin = now.Place.Bin.Value, Hand = 0 });
        return Right($"Bin {now.Where}");
    }

    private ScanResult AtItem(string code, PickTask now)
    {
        if (IsItem(code, now))
        {
            return Take(Hand + 1, now);
        }

        if (FloorCodes.Number(code) is { } number)
        {
            return number == 0 || number > now.Left ? Enough($"{now.Left} {(now.Left == 1 ? "is" : "are")} needed here, not {number}.") : Take(number, now);
        }

        if (FloorCodes.Tote(code) is not null && Hand > 0)
        {
            return AtTote(code, now);
        }

        return Wrong(code == FloorCodes.Confirm || FloorCodes.Same(now.Place.BinCode, code) ? $"Scan the item: {now.Item.Sku}." : WrongItem(code, now));
    }

    private string WrongItem(string code, PickTask now) =>
        Tasks.Any(t => t.Item.Variant == now.Item.Variant && FloorCodes.Same(t.Place.LotNumber, code))
            ? $"Wrong lot: {code}. Take lot {now.Place.LotNumber} from here."
            : $"Wrong item: {code}. Take {now.Item.Sku}, {now.Item.Name}.";

    private ScanResult AtTote(string code, PickTask now)
    {
        if (IsItem(code, now))
        {
            return Enough($"Too many: {now.Left} {(now.Left == 1 ? "is" : "are")} taken already. Put this one back, then scan tote {Share!.Slot}.");
        }

        var share = code == FloorCodes.Confirm ? Share : FloorCodes.Tote(code) is { } slot ? now.Shares.FirstOrDefault(s => s.Slot == slot && s.Left > 0) : null;
        if (share is null)
        {
            return Wrong(FloorCodes.Tote(code) is { } wrong ? $"Wrong tote: nothing of this goes into {wrong}. Use tote {Share!.Slot}." : $"Scan tote {Share!.Slot}.");
        }

        var units = Math.Min(Hand, share.Left);
        var put = new Dictionary<string, int>(_steps[^1].Put, StringComparer.Ordinal) { [Key(now.Place, share.Parcel, share.Line)] = share.Put + units };
        Push(new Step(_steps[^1].Bin, Hand - units, put));
        var done = now with { Shares = [.. now.Shares.Select(s => s == share ? s with { Put = s.Put + units } : s)] };
        Tasks = [.. Tasks.Select(t => t == now ? done : t)];
        return Right($"{units} in tote {share.Slot}");
    }

    private ScanResult Take(int hand, PickTask now)
    {
        Push(_steps[^1] with { Hand = hand });
        return Right(hand == now.Left ? $"{hand} of {now.Left} {now.Item.Name}: now tote {Share!.Slot}" : $"{hand} of {now.Left} {now.Item.Name}");
    }

    private static bool IsItem(string code, PickTask task) => FloorCodes.Same(task.Item.Sku, code) || FloorCodes.Same(task.Place.LotNumber, code);

    private IEnumerable<PickTask> Plan(IEnumerable<ParcelRow> parcels) =>
        from parcel in parcels
        from line in parcel.Lines
        from place in line.Picks
        group (parcel, line, place) by (place.Bin, place.Lot, line.Variant) into task
        let first = task.First()
        orderby first.place.Walk, first.place.BinCode, first.line.Sku, first.place.Lot.Value
        select new PickTask(first.place, first.line, [.. task.OrderBy(t => t.parcel.Wave!.Slot)
            .Select(t => new PickShare(t.parcel.Wave!.Slot, t.parcel.Id, t.line.LineId, t.place.Quantity, PutOf(t.place, t.parcel.Id, t.line.LineId, t.place.Quantity)))]);

    private int PutOf(PickPlace place, FulfillmentId parcel, LineId line, int most) => Math.Clamp(_steps[^1].Put.GetValueOrDefault(Key(place, parcel, line)), 0, most);

    private static string Key(PickPlace place, FulfillmentId parcel, LineId line) => $"{parcel.Value}|{line.Value}|{place.Bin.Value}|{place.Lot.Value}";

    private void Push(Step step)
    {
        _steps.Add(step);
        if (_steps.Count > MostSteps)
        {
            _steps.RemoveAt(0);
        }
    }

    private static List<Step> Read(string? kept)
    {
        try
        {
            return string.IsNullOrEmpty(kept) || JsonSerializer.Deserialize<List<Step>>(kept) is not { Count: > 0 } steps ? [new Step(null, 0, [])] : steps;
        }
        catch (JsonException)
        {
            return [new Step(null, 0, [])];
        }
    }
}
