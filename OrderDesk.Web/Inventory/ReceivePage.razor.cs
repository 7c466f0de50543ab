using System.Globalization;
using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Inventory;

/// <summary>Takes goods in line by line and books them as one receipt.</summary>
public sealed partial class ReceivePage
{
    private const int MostChoices = 6;

    private IReadOnlyList<HubRow> _hubs = [];
    private IReadOnlyList<Choice> _choices = [];
    private ReceiptDraft _draft = ReceiptDraft.Empty;
    private ReceiptDraftLine? _line;
    private ElementReference _field;
    private string? _hub;
    private string _typed = "";
    private string _units = "";
    private string? _lot;
    private string? _bin;
    private DateOnly? _date;
    private string? _wrong;
    private bool _focus = true;

    private sealed record Choice(VariantId Variant, string Name, string Sku, string Category);

    [Inject] private IShippingReads Shipping { get; set; } = null!;
    [Inject] private ICatalogReads Catalog { get; set; } = null!;
    [Inject] private IDrafts Drafts { get; set; } = null!;
    [Inject] private ReceiveStock Receiving { get; set; } = null!;
    [Inject] private CommandRunner Runner { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "hub")] public string? Hub { get; set; }

    [SupplyParameterFromQuery(Name = "sku")] public string? Sku { get; set; }

    protected override string Asked => $"{Hub}|{Sku}";

    private string DraftKey => $"receipt:{Caller!.User}";

    protected override async Task<bool> Read(Caller caller, CancellationToken ct)
    {
        _hubs = await Shipping.Hubs(caller, ct);
        _draft = ReceiptDraft.Read(await Drafts.Read(DraftKey, ct));
        _hub = (_hubs.FirstOrDefault(h => h.Code == (Hub ?? _draft.Hub)) ?? (_hubs.Count > 0 ? _hubs[0] : null))?.Code;
        if (Sku is not null)
        {
            _typed = Sku;
            await Scanned();
        }

        return true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus && _hub is not null)
        {
            _focus = false;
            await _field.FocusAsync();
        }
    }

    private async Task Scanned()
    {
        var code = _typed.Trim();
        (_typed, _wrong, _choices) = ("", null, []);
        if (code.Length == 0)
        {
            return;
        }

        var found = (await Catalog.List(code, null, Caller!, null, MostChoices, Gone.Token)).Items.Where(p => p.VendorId is null)
            .SelectMany(p => p.Variants.Select(v => new Choice(v.Id, $"{p.Name} {v.Options}".Trim(), v.Sku, p.Category))).ToList();
        var exact = found.Find(c => string.Equals(c.Sku, code, StringComparison.OrdinalIgnoreCase));
        if (exact is not null || found.Count == 1)
        {
            Pick(exact ?? found[0]);
        }
        else
        {
            _choices = [.. found.Take(MostChoices)];
            _wrong = found.Count == 0 ? $"No own product is called {code}." : null;
        }
    }

    private void Pick(Choice choice)
    {
        _line = new ReceiptDraftLine(choice.Variant.Value, choice.Name, choice.Sku, choice.Category, 1, null, null, null);
        (_choices, _units, _lot, _date, _wrong) = ([], "1", null, null, null);
    }

    private async Task Add()
    {
        if (!int.TryParse(_units.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var units) || units is 0 or > AdjustStock.MaxQuantity)
        {
            _wrong = "Enter a whole number of units.";
            return;
        }

        var lot = Text.Clean(_lot);
        if (_date is not null && lot is null)
        {
            _wrong = "A date belongs to a lot; enter its number.";
            return;
        }

        await Keep(_draft.With(_line! with { Units = units, Bin = Bin.CodeOf(_bin), Lot = lot, ExpiresOn = _date }));
        (_line, _wrong, _focus) = (null, null, true);
    }

    private async Task SetHub(string? code)
    {
        _hub = code;
        await Keep(_draft);
    }

    private Task Keep(ReceiptDraft draft)
    {
        _draft = draft with { Hub = _hub };
        return Drafts.Write(DraftKey, _draft.Write(), CancellationToken.None);
    }

    private async Task Book(RunTicket ticket)
    {
        var command = _draft.Command(_hubs.First(h => h.Code == _hub).Id);
        var done = await Runner.Run(ticket, Caller!, _draft.Write(), c => Receiving.Run(command, c, CancellationToken.None), a => $"{a.Units} units are booked into {_hub}");
        _wrong = done is { Ok: true } ? null : Refusal(done?.Error);
        if (_wrong is null)
        {
            _draft = ReceiptDraft.Empty with { Hub = _hub };
            await Drafts.Drop(DraftKey, CancellationToken.None);
        }
    }

    /// <summary>Names the line that is wrong.</summary>
    private string Refusal(Error? error) =>
        error is null ? "The program could not finish this." : error.Details.TryGetValue("line", out var at) && at is int i && i < _draft.Lines.Count ? $"{_draft.Lines[i].Name}: {error.Message}" : error.Message;
}
