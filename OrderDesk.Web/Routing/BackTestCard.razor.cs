using System.Globalization;
using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Routing;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Routing;

/// <summary>Runs a back-test beside the page, shows how far it is, and can be stopped; leaving the page stops it too.</summary>
public sealed partial class BackTestCard : IProgress<BackTestProgress>, IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private CancellationTokenSource? _running;
    private BackTestProgress _progress = new(0, 0);
    private BackTestReport? _report;
    private RoutingRules? _tested;
    private long _drawn;
    private string? _said;
    private bool _isBad;

    [Inject] private BackTest Test { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<BackTestCard> Log { get; set; } = null!;

    [Parameter, EditorRequired] public required RoutingRules Rules { get; set; }
    [Parameter, EditorRequired] public required Caller Caller { get; set; }
    /// <summary>Why the rules cannot be tried; null when they can.</summary>
    [Parameter] public string? Wrong { get; set; }

    /// <summary>From the thread of the test; at most two renders a second (RULES 27).</summary>
    void IProgress<BackTestProgress>.Report(BackTestProgress value)
    {
        _progress = value;
        if (Clock.GetElapsedTime(_drawn) >= Pace)
        {
            _drawn = Clock.GetTimestamp();
            _ = InvokeAsync(StateHasChanged);
        }
    }

    private async Task Start()
    {
        if (Wrong is not null || _running is not null)
        {
            return;
        }

        using var running = _running = new CancellationTokenSource();
        (_progress, _said, _isBad, _drawn) = (new BackTestProgress(0, 0), null, false, Clock.GetTimestamp());
        var rules = Rules;
        try
        {
            var result = await Task.Run(() => Test.Run(rules, Caller, this, running.Token), running.Token);
            (_report, _tested, _said, _isBad) = result.Ok ? (result.Value, rules, null, false) : (_report, _tested, CommandRunner.Words(result.Error), true);
        }
        catch (OperationCanceledException)
        {
            _said = "Stopped. Nothing was changed.";
        }
        catch (Exception fault)
        {
            Log.LogError(fault, "A back-test failed");
            (_said, _isBad) = ("The back-test could not be finished. Try again.", true);
        }
        finally
        {
            _running = null;
        }
    }

    private void Stop() => _running?.Cancel();

    private static IEnumerable<(string Label, long Now, long Edited, Func<long, string> Write)> Rows(BackTestReport r) =>
    [
        ("Parcels", r.Now.Parcels, r.Edited.Parcels, Number),
        ("Orders in several parcels", r.Now.Split, r.Edited.Split, Number),
        ("Distance", r.Now.Kilometres, r.Edited.Kilometres, km => $"{Number(km)} km"),
        ("Cost of the hubs", r.Now.CostMinor, r.Edited.CostMinor, minor => MoneyFormat.Format(minor, OrderDesk.Core.Shipping.Hub.CostCurrency, 2)),
        ("Late promises", r.Now.Late, r.Edited.Late, Number),
        ("Not enough stock", r.Now.NotRouted, r.Edited.NotRouted, Number),
    ];

    private static string Number(long n) => n.ToString("#,0", CultureInfo.CurrentCulture);

    public void Dispose() => _running?.Cancel();
}
