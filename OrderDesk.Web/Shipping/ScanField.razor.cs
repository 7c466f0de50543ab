using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Shipping;

/// <summary>A scan as the browser sends it; sent again until it is answered.</summary>
public sealed record ScanSent(string Id, string Subject, string Code);

/// <param name="Kind">right or wrong: the tone and the colour.</param>
public sealed record ScanReply(string Id, string Kind, string Words)
{
    public static ScanReply Right(string id, string words) => new(id, "right", words);

    public static ScanReply Wrong(string id, string words) => new(id, "wrong", words);
}

/// <summary>Takes scans from the browser, applies each once, and says what came of it.</summary>
public sealed partial class ScanField : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _root;
    private DotNetObjectReference<ScanField>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _scanner;
    private ScanReply? _said;
    private string? _typed;
    private string? _shown;
    private int _byHand;

    [Inject] private IJSRuntime Js { get; set; } = null!;
    [Inject] private ApplyScan Apply { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<ScanField> Log { get; set; } = null!;

    /// <summary>ful_… or wav_…: what is worked on. Anything else is only looked up.</summary>
    [Parameter, EditorRequired] public required string Subject { get; set; }
    [Parameter, EditorRequired] public required Caller Caller { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    /// <summary>What is right, as JSON for the browser, which goes on by it without a connection.</summary>
    [Parameter] public string? Plan { get; set; }
    /// <summary>Something else has the focus first.</summary>
    [Parameter] public bool Quiet { get; set; }
    /// <summary>Answers what is no scan of the subject: another order, a tote. Null: it is applied.</summary>
    [Parameter] public Func<ScanSent, Task<ScanReply?>>? Before { get; set; }
    [Parameter] public EventCallback<ScanReply> OnAnswered { get; set; }

    protected override void OnParametersSet()
    {
        if (_shown != Subject)
        {
            (_shown, _said) = (Subject, null);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        _module = await Js.InvokeAsync<IJSObjectReference>("import", _gone.Token, "./js/floor.js");
        _scanner = await _module.InvokeAsync<IJSObjectReference>("start", _gone.Token, _root, _self);
    }

    /// <summary>Called by the browser. What is missing in the answer is sent again.</summary>
    [JSInvokable]
    public async Task<IReadOnlyList<ScanReply>> Take(IReadOnlyList<ScanSent> scans)
    {
        var replies = new List<ScanReply>();
        await InvokeAsync(async () =>
        {
            foreach (var scan in scans)
            {
                if (await Answer(scan) is not { } reply)
                {
                    break;
                }

                replies.Add(reply);
            }

            StateHasChanged();
        });
        return replies;
    }

    /// <summary>A key of the page is a scan like any other.</summary>
    public async Task Press(string code)
    {
        if (_scanner is not null)
        {
            await _scanner.InvokeVoidAsync("press", _gone.Token, code);
        }
        else
        {
            await ByServer(code);
        }
    }

    /// <summary>Back to the field, unless somebody is filling in a form.</summary>
    public ValueTask Focus() => _scanner?.InvokeVoidAsync("focus", _gone.Token) ?? ValueTask.CompletedTask;

    /// <summary>To the first that answers a selector.</summary>
    public ValueTask FocusOn(string selector) => _scanner?.InvokeVoidAsync("focusOn", _gone.Token, selector) ?? ValueTask.CompletedTask;

    // Where the script does not run, the form sends what was typed.
    private Task ByForm()
    {
        var code = _typed;
        _typed = null;
        return string.IsNullOrWhiteSpace(code) ? Task.CompletedTask : ByServer(code);
    }

    private Task ByServer(string code) => Take([new ScanSent($"{Clock.GetUtcNow().ToUnixTimeMilliseconds():x}-{Interlocked.Increment(ref _byHand):x}-{GetHashCode():x}", Subject, code)]);

    private async Task<ScanReply?> Answer(ScanSent scan)
    {
        try
        {
            var reply = scan.Subject == Subject && Before is not null ? await Before(scan) : null;
            reply ??= await Applied(scan);
            if (reply is not null)
            {
                _said = reply;
                await OnAnswered.InvokeAsync(reply);
            }

            return reply;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Unanswered, it stays with the browser and comes again.
            Log.LogError(fault, "The scan {Scan} could not be taken", scan.Id);
            return null;
        }
    }

    private async Task<ScanReply?> Applied(ScanSent scan)
    {
        FulfillmentId? parcel = IdText.TryRead<FulfillmentId>(scan.Subject, out var ful) ? ful : null;
        WaveId? wave = IdText.TryRead<WaveId>(scan.Subject, out var wav) ? wav : null;
        if (parcel is null && wave is null)
        {
            return ScanReply.Wrong(scan.Id, $"{scan.Code} is not known here.");
        }

        var applied = await Apply.Run(new(scan.Id, scan.Code, parcel, wave), Caller, CancellationToken.None);
        return applied switch
        {
            { Ok: true, Value: var a } => new ScanReply(scan.Id, a.Verdict == ScanVerdict.Right ? "right" : "wrong", a.Words),
            { Error: { CanRetry: true } } => null,
            { Error: { } refused } => ScanReply.Wrong(scan.Id, CommandRunner.Words(refused)),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        try
        {
            if (_scanner is not null)
            {
                await _scanner.InvokeVoidAsync("stop", CancellationToken.None);
                await _scanner.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }

        _self?.Dispose();
    }
}
