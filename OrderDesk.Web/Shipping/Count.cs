using System.Text.Json;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Web.Shipping;

/// <summary>What a scan did.</summary>
public enum ScanKind { Right, Wrong, Enough }

/// <param name="Words">Said on the screen, and by colour and tone.</param>
public sealed record ScanResult(ScanKind Kind, string Words, ParcelLine? Line);

/// <summary>What has been counted into a parcel on the packing bench. Pure; kept as the packer's draft (RULES 26).</summary>
public sealed class Count
{
    private readonly Dictionary<string, int> _units;
    private readonly ParcelRow _parcel;

    /// <param name="parcel">What is planned.</param>
    /// <param name="kept">An earlier count; what no longer fits the plan is cut.</param>
    public Count(ParcelRow parcel, string? kept = null)
    {
        _parcel = parcel;
        var old = Read(kept);
        _units = parcel.Lines.ToDictionary(l => l.LineId.ToString(), l => Math.Clamp(old.GetValueOrDefault(l.LineId.ToString()), 0, l.Quantity), StringComparer.Ordinal);
    }

    public int Counted => _units.Values.Sum();

    public int Planned => _parcel.Lines.Sum(l => l.Quantity);

    public int Left => Planned - Counted;

    public bool IsWhole => Left == 0;

    /// <summary>The line that comes next: the first that still misses units.</summary>
    public ParcelLine? Next => _parcel.Lines.FirstOrDefault(l => Of(l) < l.Quantity);

    public int Of(ParcelLine line) => _units.GetValueOrDefault(line.LineId.ToString());

    public void Set(ParcelLine line, int units) => _units[line.LineId.ToString()] = Math.Clamp(units, 0, line.Quantity);

    /// <summary>A scanned SKU counts one unit of the first line that still needs one.</summary>
    public ScanResult Scan(string sku)
    {
        var code = sku.Trim();
        var lines = _parcel.Lines.Where(l => string.Equals(l.Sku, code, StringComparison.OrdinalIgnoreCase)).ToList();
        if (lines.Count == 0)
        {
            return new ScanResult(ScanKind.Wrong, Next is { } next ? $"Wrong item: {code} is not in this parcel. Next is {next.Sku}, {next.Name}." : $"Wrong item: {code} is not in this parcel.", null);
        }

        var open = lines.FirstOrDefault(l => Of(l) < l.Quantity);
        if (open is null)
        {
            return new ScanResult(ScanKind.Enough, $"Too many: all {lines.Sum(l => l.Quantity)} of {lines[0].Name} are in. Put this one back.", lines[0]);
        }

        Set(open, Of(open) + 1);
        return new ScanResult(ScanKind.Right, $"Right: {Of(open)} of {open.Quantity} {open.Name}", open);
    }

    /// <summary>The quantities to pack; null when it is everything.</summary>
    public IReadOnlyList<LineQuantity>? ToPack() =>
        IsWhole ? null : [.. _parcel.Lines.Where(l => Of(l) > 0).Select(l => new LineQuantity(l.LineId, Of(l)))];

    public string Write() => JsonSerializer.Serialize(_units);

    private static Dictionary<string, int> Read(string? kept)
    {
        try
        {
            return kept is null ? [] : JsonSerializer.Deserialize<Dictionary<string, int>>(kept) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
