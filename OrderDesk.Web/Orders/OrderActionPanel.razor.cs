using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>Actions on the whole order. What is typed stays until the action is done or closed, whatever changes elsewhere.</summary>
public sealed partial class OrderActionPanel
{
    private HoldKind _kind = HoldKind.Manual;
    private Priority? _priority;
    private Guid? _attempt;
    private string _card = SandboxGateway.Cards[0].Token;

    [CascadingParameter] private OrderScope Scope { get; set; } = null!;

    [Inject] private CancelOrder CancelIt { get; set; } = null!;
    [Inject] private HoldOrder HoldIt { get; set; } = null!;
    [Inject] private ReleaseHold ReleaseIt { get; set; } = null!;
    [Inject] private CompleteOrder CompleteIt { get; set; } = null!;
    [Inject] private SplitBackorder SplitIt { get; set; } = null!;
    [Inject] private CloseShort CloseIt { get; set; } = null!;
    [Inject] private SetPriority PrioritiseIt { get; set; } = null!;
    [Inject] private PayOrder PayIt { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

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

    private Task Split(ConfirmAnswer a)
    {
        var command = new SplitBackorder.Command(Order.Id, null, Order.Version);
        return Scope.Run(a.Ticket, command, caller => SplitIt.Run(command, caller, CancellationToken.None), done => $"{FamilyWords.Units(done.Units)} {(done.Units == 1 ? "is" : "are")} now order {done.Backorder.Number}");
    }

    private Task CloseRest(ConfirmAnswer a)
    {
        var command = new CloseShort.Command(Order.Id, a.Reason, NoteOf(a), Order.Version);
        return Scope.Run(a.Ticket, command, caller => CloseIt.Run(command, caller, CancellationToken.None), done => $"{FamilyWords.Units(done.Units)} will not be sent{(done.RefundMinor == 0 ? null : $", {PriceText.Of(Scope.Amount(done.RefundMinor))} go back")}");
    }

    private Task Prioritise(ConfirmAnswer a)
    {
        var command = new SetPriority.Command(Order.Id, _priority ?? Order.Priority, Order.Version);
        return Scope.Run(a.Ticket, command, caller => PrioritiseIt.Run(command, caller, CancellationToken.None), _ => $"{StatusLook.Of(command.Priority).Word} priority");
    }

    /// <summary>
    /// A decline leaves the form open for another card. The bank has answered then, so the next press is another payment; a press
    /// without an answer stays the same one.
    /// </summary>
    private async Task Pay(RunTicket ticket)
    {
        var command = new PayOrder.Command(Order.Id, _card, Order.Version);
        var answered = false;
        var paid = await Scope.Run(new RunTicket(_attempt ?? ticket.CommandId), command, Ask, a => PaymentWords.Outcome(a.State));
        _attempt = answered ? Guid.CreateVersion7(Clock.GetUtcNow()) : _attempt;
        if (!paid)
        {
            ticket.Refuse();
        }

        async Task<Result<ChargePayment.Answer>> Ask(Caller caller)
        {
            var answer = await PayIt.Run(command, caller, CancellationToken.None);
            answered = answer.Ok;
            return answer is { Ok: true, Value.State: PaymentState.Declined } ? PaymentErrors.Declined(answer.Value.DeclineCode) : answer;
        }
    }
}
