using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>Actions on the whole order. What is typed stays until the action is done or closed, whatever changes elsewhere.</summary>
public sealed partial class OrderActionPanel
{
    private HoldKind _kind = HoldKind.Manual;
    private Priority? _priority;
    private string _card = SandboxGateway.Cards[0].Token;

    [CascadingParameter] private OrderScope Scope { get; set; } = null!;

    [Inject] private CancelOrder CancelIt { get; set; } = null!;
    [Inject] private HoldOrder HoldIt { get; set; } = null!;
    [Inject] private ReleaseHold ReleaseIt { get; set; } = null!;
    [Inject] private CompleteOrder CompleteIt { get; set; } = null!;
    [Inject] private SetPriority PrioritiseIt { get; set; } = null!;
    [Inject] private PayOrder PayIt { get; set; } = null!;

    [Parameter, EditorRequired] public required OrderAction Action { get; set; }
    [Parameter] public EventCallback OnClose { get; set; }

    private Order Order => Scope.Order;

    internal static IReadOnlyList<ReasonOption> Options(IReadOnlyList<Reason> reasons) => [.. reasons.Select(r => new ReasonOption(r.Code, r.Words))];

    internal static string? NoteOf(ConfirmAnswer answer) => answer.Note.Length > 0 ? answer.Note : null;

    private Task Cancel(ConfirmAnswer a)
    {
        var command = new CancelOrder.Command(Order.Id, a.Reason, NoteOf(a), Order.Version);
        return Scope.Run(a.Ticket, command, caller => CancelIt.Run(command, caller, CancellationToken.None), done => done.RefundMinor == 0 ? "Order cancelled" : $"Order cancelled, {PriceText.Of(Scope.Amount(done.RefundMinor))} goes back");
    }

    private Task Hold(ConfirmAnswer a)
    {
        var command = new HoldOrder.Command(Order.Id, _kind, a.Reason, NoteOf(a), Order.Version);
        return Scope.Run(a.Ticket, command, caller => HoldIt.Run(command, caller, CancellationToken.None), _ => "Order put on hold");
    }

    private Task Release(RunTicket ticket, Hold hold)
    {
        var command = new ReleaseHold.Command(Order.Id, hold.Id, Order.Version);
        return Scope.Run(ticket, command, caller => ReleaseIt.Run(command, caller, CancellationToken.None), _ => "Hold released");
    }

    private Task Complete(ConfirmAnswer a)
    {
        var command = new CompleteOrder.Command(Order.Id, NoteOf(a), Order.Version);
        return Scope.Run(a.Ticket, command, caller => CompleteIt.Run(command, caller, CancellationToken.None), _ => "Order completed");
    }

    private Task Prioritise(ConfirmAnswer a)
    {
        var command = new SetPriority.Command(Order.Id, _priority ?? Order.Priority, Order.Version);
        return Scope.Run(a.Ticket, command, caller => PrioritiseIt.Run(command, caller, CancellationToken.None), _ => $"{StatusLook.Of(command.Priority).Word} priority");
    }

    /// <summary>A decline is an answer, not a failure of the program: it is said, and another card may be tried.</summary>
    private async Task Pay(RunTicket ticket)
    {
        var command = new PayOrder.Command(Order.Id, _card, Order.Version);
        var state = PaymentState.Requested;
        var done = await Scope.Run(ticket, command, caller => PayIt.Run(command, caller, CancellationToken.None), a => PaymentWords.Outcome(state = a.State));
        if (done && state == PaymentState.Captured)
        {
            await OnClose.InvokeAsync();
        }
    }
}
