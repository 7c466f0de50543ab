using System.Text.Json;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Web.Inventory;

/// <summary>One line that was scanned in and is not booked yet.</summary>
public sealed record ReceiptDraftLine(long Variant, string Name, string Sku, string Category, int Units, string? Bin, string? Lot, DateOnly? ExpiresOn)
{
    public VariantId VariantId => new(Variant);
}

/// <summary>What somebody has taken in so far, as it is kept until it is booked: it survives a reload.</summary>
public sealed record ReceiptDraft(string? Hub, IReadOnlyList<ReceiptDraftLine> Lines)
{
    public static ReceiptDraft Empty { get; } = new(null, []);

    public int Units => Lines.Sum(l => l.Units);

    public static ReceiptDraft Read(string? text)
    {
        try
        {
            return text is null ? Empty : JsonSerializer.Deserialize<ReceiptDraft>(text, JsonSerializerOptions.Web) is { Lines: not null } draft ? draft : Empty;
        }
        catch (JsonException)
        {
            // A draft of another version of the program: nothing was booked of it.
            return Empty;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>The same goods into the same bin and lot are one line.</summary>
    public ReceiptDraft With(ReceiptDraftLine line)
    {
        var known = Lines.FirstOrDefault(l => (l.Variant, l.Bin, l.Lot, l.ExpiresOn) == (line.Variant, line.Bin, line.Lot, line.ExpiresOn));
        return known is null ? this with { Lines = [line, .. Lines] } : this with { Lines = [.. Lines.Select(l => l == known ? l with { Units = l.Units + line.Units } : l)] };
    }

    public ReceiptDraft Set(ReceiptDraftLine line, int units) => this with { Lines = [.. Lines.Select(l => l == line ? l with { Units = units } : l).Where(l => l.Units > 0)] };

    public ReceiveStock.Command Command(HubId hub) => new(hub, [.. Lines.Select(l => new ReceiveStock.Line(l.VariantId, l.Units, l.Bin, l.Lot, l.ExpiresOn))]);
}
