using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>Bulk actions: one command for each order, each with the version that was seen, each answered for itself.</summary>
public sealed partial class OrderBulkBar
{
    private static readonly IReadOnlyList<ReasonOption> Priorities = [.. Enum.GetValues<Priority>().Select(p => new ReasonOption(WireName.Of(p), StatusLook.Of(p).Word))];

    private Bulk? _asking;
    private Report? _report;

    private enum Bulk
    {
        Hold,
        Priority,
        Cancel,
    }

    [Inject] private HoldOrder HoldOne { get; set; } = null!;
    [Inject] private CancelOrder CancelOne { get; set; } = null!;
    [Inject] private SetPriority PrioritiseOne { get; set; } = null!;
    [Inject] private ToastHub Toasts { get; set; } = null!;
    [Inject] private ILogger<OrderBulkBar> Log { get; set; } = null!;

    [Parameter, EditorRequired] public required IReadOnlyList<OrderRow> Rows { get; set; }
    [Parameter, EditorRequired] public required Caller Caller { get; set; }
    [Parameter] public EventCallback OnClear { get; set; }

    /// <summary>Something was done: read the list again.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    private sealed record Row(string Number, bool Ok, string Words);

    private sealed record Report(string Title, IReadOnlyList<Row> Rows);

    private string Count => Rows.Count == 1 ? "1 order" : $"{Rows.Count} orders";

    private string CancelConsequence => "What was paid goes back in full and held stock is released. This cannot be undone.";

    private string Expanded(Bulk bulk) => _asking == bulk ? "true" : "false";

    private void Ask(Bulk bulk) => _asking = _asking == bulk ? null : bulk;

    private void Close() => _asking = null;

    private static IReadOnlyList<ReasonOption> Options(IReadOnlyList<Reason> reasons) => [.. reasons.Select(r => new ReasonOption(r.Code, r.Words))];

    private Task Hold(ConfirmAnswer a) => Each(a.Ticket, "Put on hold", async (row, caller) =>
    {
        var command = new HoldOrder.Command(row.Id, HoldKind.Manual, a.Reason, a.Note.Length > 0 ? a.Note : null, row.Version);
        return (await HoldOne.Run(command, Keyed(caller, a, row, command), CancellationToken.None)).Map(_ => "On hold");
    });

    private Task Cancel(ConfirmAnswer a) => Each(a.Ticket, "Cancel", async (row, caller) =>
    {
        var command = new CancelOrder.Command(row.Id, a.Reason, a.Note.Length > 0 ? a.Note : null, row.Version);
        return (await CancelOne.Run(command, Keyed(caller, a, row, command), CancellationToken.None))
            .Map(done => done.RefundMinor == 0 ? "Cancelled" : $"Cancelled, {PriceText.Of(new Money(done.RefundMinor, row.Total.Currency))} goes back");
    });

    private Task Prioritise(ConfirmAnswer a) => Each(a.Ticket, "Set priority", async (row, caller) =>
    {
        _ = WireName.TryRead<Priority>(a.Reason, out var priority);
        var command = new SetPriority.Command(row.Id, priority, row.Version);
        return (await PrioritiseOne.Run(command, Keyed(caller, a, row, command), CancellationToken.None)).Map(_ => $"{StatusLook.Of(priority).Word} priority");
    });

    private static Caller Keyed(Caller caller, ConfirmAnswer answer, OrderRow row, object command) =>
        CommandRunner.Keyed(caller, $"{answer.Ticket.CommandId:N}:{row.Id}", command);

    private async Task Each(RunTicket ticket, string title, Func<OrderRow, Caller, Task<Result<string>>> run)
    {
        var rows = new List<Row>();
        foreach (var row in Rows)
        {
            rows.Add(await One(row, run));
        }

        if (rows.All(r => !r.Ok))
        {
            ticket.Refuse();
        }

        (_report, _asking) = (new Report(title, rows), null);
        Toasts.Done($"{title}: {rows.Count(r => r.Ok)} of {rows.Count} done");
        await OnDone.InvokeAsync();
    }

    private async Task<Row> One(OrderRow row, Func<OrderRow, Caller, Task<Result<string>>> run)
    {
        try
        {
            var result = await run(row, Caller);
            return new Row(row.Number, result.Ok, result.Ok ? result.Value : result.Error.Message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "A bulk action failed on order {Number}", row.Number);
            return new Row(row.Number, false, "The program could not finish this one; try it again.");
        }
    }
}
