using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Replenishment;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Replenishment;

/// <summary>One order to a supplier.</summary>
public sealed partial class ReplenishmentPage
{
    private static readonly IReadOnlyList<ReasonOption> Reasons = [.. ReasonCodes.CloseReplenishment.Select(r => new ReasonOption(r.Code, r.Words))];

    private Caller? _caller;
    private ReplenishmentView? _view;
    private bool _closing;
    private bool _missing;
    private bool _failed;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IReplenishmentReads Reads { get; set; } = null!;
    [Inject] private CloseReplenishment Closing { get; set; } = null!;
    [Inject] private CommandRunner Runner { get; set; } = null!;

    [Parameter] public string Id { get; set; } = "";

    private bool IsDraft => _view?.Order.State == ReplenishmentState.Draft;

    private bool IsOnTheWay => _view?.Order.State is ReplenishmentState.Sent or ReplenishmentState.PartlyReceived;

    private string CloseWord => _view?.Order.State == ReplenishmentState.PartlyReceived ? "Close short" : "Cancel order";

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is not null)
        {
            _caller = Callers.Of((await Authentication).User, "page");
            await Load();
        }
    }

    private async Task Load()
    {
        try
        {
            _view = IdText.TryRead<ReplenishmentId>(Id, out var id) ? await Reads.Find(id, _caller!, CancellationToken.None) : null;
            (_missing, _failed) = (_view is null, false);
        }
        catch (System.Data.Common.DbException)
        {
            _failed = true;
        }
    }

    private async Task Close(ConfirmAnswer answer)
    {
        var command = new CloseReplenishment.Command(_view!.Order.Id, answer.Reason, answer.Note.Length == 0 ? null : answer.Note, _view.Version);
        if (await Runner.Run(answer.Ticket, _caller!, command, c => Closing.Run(command, c, CancellationToken.None), a => $"{a.Number} is closed") is { Ok: true })
        {
            _closing = false;
        }

        await Load();
    }
}
