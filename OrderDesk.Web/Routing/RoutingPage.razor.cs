using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Routing;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Routing;

/// <summary>Edits the weights of routing. What is edited counts only once it is saved as the next version.</summary>
public sealed partial class RoutingPage : IDisposable
{
    private const int Versions = 50;
    private readonly CancellationTokenSource _gone = new();
    private Caller? _caller;
    private RuleSet? _base;
    private RoutingRules _edit = new();
    private IReadOnlyList<RulesRow> _versions = [];
    private string _note = "";
    private string? _newer;
    private bool _failed;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IRoutingReads Reads { get; set; } = null!;
    [Inject] private SaveRules Saving { get; set; } = null!;
    [Inject] private CommandRunner Runner { get; set; } = null!;
    [Inject] private ILogger<RoutingPage> Log { get; set; } = null!;

    private bool IsChanged => _base is not null && _edit != _base.Rules;

    private string? Wrong => RoutingRules.Check(_edit) is { Count: > 0 } errors ? errors[0].Code == "NOTHING_WEIGHS" ? errors[0].Message : "Correct the weights first." : null;

    protected override async Task OnInitializedAsync()
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
            _failed = false;
            var now = await Reads.Rules(_gone.Token);
            _versions = await Reads.Versions(_caller!, Versions, _gone.Token);
            _edit = _base is null ? now.Rules : _edit;
            _base = now;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "The routing rules could not be read");
            _failed = true;
        }
    }

    private void Edit(RoutingRules rules) => _edit = rules;

    private void Reset() => _edit = _base!.Rules;

    private async Task Save(RunTicket ticket)
    {
        var command = new SaveRules.Command(_edit, _note, _base!.Version);
        var saved = await Runner.Run(ticket, _caller!, command, c => Saving.Run(command, c, CancellationToken.None), a => $"Version {a.Version} holds from now on");
        await Load();
        if (saved is { Ok: true })
        {
            (_note, _newer) = ("", null);
        }
        else if (saved?.Error is { Kind: ErrorKind.Version })
        {
            _newer = $"Somebody saved version {_base.Version} meanwhile. What you edited is still here; saving it now would follow that version.";
        }
    }

    private static string Summary(RoutingRules r) => $"Parcels {r.Parcel}, distance {r.Distance}, cost {r.Cost}, load {r.Load}, late {r.Late}{(r.OneParcelFirst ? ", one parcel first" : "")}";

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
