using System.Text.Json;
using OrderDesk.Core.Common;
using static OrderDesk.Core.Shipping.ScanResult;

namespace OrderDesk.Core.Shipping;

/// <summary>What has been counted into a parcel on the packing bench. Pure; kept with the scans that made it.</summary>
public sealed class PackCount
{
    private const int MostSteps = 20;
    private readonly ParcelRow _parcel;
    private readonly List<Place> _places;
    private readonly List<Dictionary<string, int>> _steps;

    /// <summary>Units of a line from one lot: what a scan counts.</summary>
    private sealed record Place(ParcelLine Line, LotId Lot, string? LotNumber, int Quantity)
    {
        public string Key => $"{Line.LineId}|{Lot.Value}";
    }

    /// <param name="parcel">What is planned.</param>
    /// <param name="kept">An earlier count; what no longer fits the plan is cut.</param>
    public PackCount(ParcelRow parcel, string? kept = null)
    {
        _parcel = parcel;
        _places = [.. parcel.Lines.SelectMany(PlacesOf)];
        _steps = Read(kept);
    }

    public int Counted => _places.Sum(Of);

    public int Planned => _parcel.Lines.Sum(l => l.Quantity);

    public int Left => Planned - Counted;

    public bool IsWhole => Left == 0;

    public bool CanUndo => _steps.Count > 1;

    /// <summary>What may be scanned, how often still, and what it is.</summary>
    public IEnumerable<(IReadOnlyList<string> Codes, int Left, string Words)> Expected =>
        _places.Select(p => ((IReadOnlyList<string>)(p.LotNumber is { } lot ? [p.Line.Sku, lot] : [p.Line.Sku]), p.Quantity - Of(p), p.Line.Name));

    /// <summary>The line that comes next: the first that still misses units.</summary>
    public ParcelLine? Next => _parcel.Lines.FirstOrDefault(l => Of(l) < l.Quantity);

    /// <summary>The lot that comes next for a line, when its goods have lots.</summary>
    public string? NextLot(ParcelLine line) => _places.FirstOrDefault(p => p.Line.LineId == line.LineId && Of(p) < p.Quantity)?.LotNumber;

    public int Of(ParcelLine line) => _places.Where(p => p.Line.LineId == line.LineId).Sum(Of);

    /// <summary>The quantities to pack; null when it is everything.</summary>
    public IReadOnlyList<LineQuantity>? ToPack() =>
        IsWhole ? null : [.. _parcel.Lines.Where(l => Of(l) > 0).Select(l => new LineQuantity(l.LineId, Of(l)))];

    /// <summary>A scanned SKU or lot number counts one unit; the keys of the page are scans too.</summary>
    public ScanResult Scan(string text)
    {
        var code = text.Trim();
        if (code == FloorCodes.Undo)
        {
            return Undo();
        }

        if (code == FloorCodes.All || FloorCodes.ReadSet(code) is not null)
        {
            return ByHand(FloorCodes.ReadSet(code));
        }

        var places = _places.Where(p => FloorCodes.Same(p.LotNumber, code)).ToList();
        places = places.Count > 0 ? places : [.. _places.Where(p => FloorCodes.Same(p.Line.Sku, code))];
        if (places.Count == 0)
        {
            return Wrong(Next is { } next ? $"Wrong item: {code} is not in this parcel. Next is {next.Sku}, {next.Name}." : $"Wrong item: {code} is not in this parcel.");
        }

        if (places.Find(p => Of(p) < p.Quantity) is not { } open)
        {
            var what = places[0].LotNumber is { } lot && FloorCodes.Same(lot, code) ? $"{places[0].Line.Name} of lot {lot}" : places[0].Line.Name;
            return Enough($"Too many: all {places.Sum(p => p.Quantity)} of {what} are in. Put this one back.");
        }

        Step(open.Key, Of(open) + 1);
        return Right($"{Of(open.Line)} of {open.Line.Quantity} {open.Line.Name}");
    }

    public string Write() => JsonSerializer.Serialize(_steps);

    private ScanResult Undo()
    {
        if (!CanUndo)
        {
            return Wrong("There is no scan to take back.");
        }

        _steps.RemoveAt(_steps.Count - 1);
        return Right($"Taken back: {Counted} of {Planned} are in");
    }

    private ScanResult ByHand((LineId Line, int Units)? set)
    {
        var units = new Dictionary<string, int>(_steps[^1], StringComparer.Ordinal);
        var left = set?.Units ?? 0;
        foreach (var place in _places.Where(p => set is null || p.Line.LineId == set.Value.Line))
        {
            units[place.Key] = set is null ? place.Quantity : Math.Clamp(left, 0, place.Quantity);
            left -= units[place.Key];
        }

        Push(units);
        return set is not null && left > 0 ? Enough("That is more than the parcel needs.") : Right($"Counted by hand: {Counted} of {Planned}");
    }

    private int Of(Place place) => Math.Clamp(_steps[^1].GetValueOrDefault(place.Key), 0, place.Quantity);

    private void Step(string key, int units) => Push(new Dictionary<string, int>(_steps[^1], StringComparer.Ordinal) { [key] = units });

    private void Push(Dictionary<string, int> units)
    {
        _steps.Add(units);
        if (_steps.Count > MostSteps)
        {
            _steps.RemoveAt(0);
        }
    }

    /// <summary>Units without a known place count as goods of no lot.</summary>
    private static IEnumerable<Place> PlacesOf(ParcelLine line)
    {
        var lots = line.Picks.GroupBy(p => (p.Lot, p.LotNumber)).Select(g => new Place(line, g.Key.Lot, g.Key.LotNumber, g.Sum(p => p.Quantity))).ToList();
        var rest = line.Quantity - lots.Sum(l => l.Quantity);
        return rest > 0 ? lots.Append(new Place(line, new LotId(-1), null, rest)) : lots;
    }

    private static List<Dictionary<string, int>> Read(string? kept)
    {
        try
        {
            return string.IsNullOrEmpty(kept) || JsonSerializer.Deserialize<List<Dictionary<string, int>>>(kept) is not { Count: > 0 } steps ? [[]] : steps;
        }
        catch (JsonException)
        {
            return [[]];
        }
    }
}
