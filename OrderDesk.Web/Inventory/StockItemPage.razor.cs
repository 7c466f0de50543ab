using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Inventory;

/// <summary>The stock of one product. The hub whose places and ledger are shown is in the address.</summary>
public sealed partial class StockItemPage
{
    private const int Shown = 30;
    private const int ChartDays = 90;

    private IReadOnlyList<StockRow> _rows = [];
    private IReadOnlyList<PlaceRow> _places = [];
    private IReadOnlyList<StockDay> _days = [];
    private IReadOnlyList<TabItem> _tabs = [];
    private List<TimelineItem> _moves = [];
    private StockRow? _row;
    private PlaceRow? _open;
    private string? _next;

    [Inject] private IInventoryReads Inventory { get; set; } = null!;
    [Inject] private IWarehouseReads Warehouse { get; set; } = null!;

    /// <summary>var_…</summary>
    [Parameter] public required string VariantId { get; set; }

    [SupplyParameterFromQuery(Name = "hub")] public string? Hub { get; set; }

    protected override string Asked => $"{VariantId}|{Hub}";

    private bool MayAdjust => Caller?.May(Permissions.StockAdjust) == true;

    private IReadOnlyList<PlaceRow> Places => [.. _places.Where(p => p.Hub == _row!.Hub)];

    /// <summary>The open place as it was read last; what lies there no more is closed.</summary>
    private PlaceRow? Open => _open is null ? null : _places.FirstOrDefault(IsOpen);

    protected override async Task<bool> Read(Caller caller, CancellationToken ct)
    {
        if (!IdText.TryRead<VariantId>(VariantId, out var variant))
        {
            return false;
        }

        var rows = await Inventory.Of(variant, caller, ct);
        if ((rows.FirstOrDefault(r => r.HubCode == Hub) ?? (rows.Count > 0 ? rows[0] : null)) is not { } row)
        {
            return false;
        }

        _places = await Inventory.Places(variant, null, caller, ct);
        _days = await Warehouse.OverTime(variant, row.Hub, ChartDays, caller, ct);
        var page = await Inventory.Movements(variant, row.Hub, caller, null, Math.Max(Shown, _row == row ? _moves.Count : 0), ct);
        (_moves, _next) = ([.. page.Items.Select(StockPanel.Item)], page.Next);
        _tabs = [.. rows.Select(r => new TabItem(r.HubCode, r.HubCode, r.OnHand.ToString("N0", System.Globalization.CultureInfo.CurrentCulture), Links.StockOf(variant, r.HubCode)))];
        (_rows, _row) = (rows, row);
        return true;
    }

    private async Task More()
    {
        var page = await Inventory.Movements(_row!.Variant, _row.Hub, Caller!, _next, Shown, Gone.Token);
        _moves.AddRange(page.Items.Select(StockPanel.Item));
        _moves = [.. _moves];
        _next = page.Next;
    }

    private bool IsOpen(PlaceRow place) => _open is { } open && (open.Hub, open.Bin, open.Lot) == (place.Hub, place.Bin, place.Lot);

    private static IEnumerable<(string Label, int Value, string? Tone)> Figures(StockRow row) =>
    [
        ("On hand", row.OnHand, null), ("Reserved", row.Reserved, null), ("Available", row.Available, row.Available == 0 ? "bad" : row.Available <= 5 ? "warn" : "good"),
        ("Committed", row.Committed, null), ("Blocked", row.Blocked, row.Blocked > 0 ? "warn" : null), ("On shelf", row.OnHand + row.Committed + row.Blocked, null),
    ];
}
