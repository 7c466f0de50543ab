using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Shipping;

/// <summary>Waves, scans and the state of the work on the floor, within a transaction.</summary>
public interface IFloor
{
    /// <summary>WAV-2026-000001.</summary>
    Task<string> NextNumber(int year, CancellationToken ct);

    /// <summary>What waits in a hub, most urgent first.</summary>
    Task<IReadOnlyList<WaveCandidate>> Candidates(HubId hub, CancellationToken ct);

    Task Add(Wave wave, CancellationToken ct);

    /// <summary>Puts a parcel into its wave unless another wave was faster.</summary>
    Task<bool> Claim(WaveParcel parcel, CancellationToken ct);

    /// <summary>A wave for changing: who asks second waits for the first.</summary>
    Task<Wave?> Find(WaveId id, CancellationToken ct);

    /// <summary>The open wave of a parcel, for changing.</summary>
    Task<Wave?> OfParcel(FulfillmentId parcel, CancellationToken ct);

    /// <summary>The parcels of a wave, round by round.</summary>
    Task<IReadOnlyList<ParcelRow>> Parcels(WaveId wave, CancellationToken ct);

    Task<ParcelRow?> Parcel(FulfillmentId id, CancellationToken ct);

    /// <summary>How far the work on a parcel or a wave is; who asks second waits for the first.</summary>
    Task<FloorWork> Work(string subject, CancellationToken ct);

    Task<Scan?> Scanned(string id, CancellationToken ct);

    void Add(Scan scan);
}

/// <summary>How far the work on a parcel or a wave is, beside the scans that made it.</summary>
public sealed class FloorWork
{
    private FloorWork()
    {
    }

    /// <summary>ful_… or wav_….</summary>
    public string Subject { get; private set; } = "";

    public string Content { get; private set; } = "";

    /// <summary>Units that are counted or in their totes.</summary>
    public int Units { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    public static FloorWork Of(string subject) => new() { Subject = subject };

    public void Change(string content, int units, DateTime now) => (Content, Units, UpdatedAt) = (content, units, now);
}

/// <summary>What a scan was.</summary>
public enum ScanVerdict
{
    Right,
    Wrong,

    /// <summary>The right thing, once too often.</summary>
    Enough,
}

/// <summary>A scan that was answered: its id is the scanner's own, and the same id gets the same answer.</summary>
public sealed class Scan
{
    public const int MaxId = 40;
    public const int MaxCode = 80;

    private Scan()
    {
    }

    public string Id { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Code { get; private set; } = "";

    public ScanVerdict Verdict { get; private set; }

    public string Words { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }

    public static Scan Of(string id, string subject, string code, ScanResult result, string by, DateTime at) =>
        new() { Id = id, Subject = subject, Code = code, Verdict = result.Verdict, Words = result.Words.Length > 300 ? result.Words[..300] : result.Words, By = by, At = at };
}

/// <param name="Words">Said on the screen, and by colour and tone.</param>
public sealed record ScanResult(ScanVerdict Verdict, string Words)
{
    public bool IsRight => Verdict == ScanVerdict.Right;

    public static ScanResult Right(string words) => new(ScanVerdict.Right, words);

    public static ScanResult Wrong(string words) => new(ScanVerdict.Wrong, words);

    public static ScanResult Enough(string words) => new(ScanVerdict.Enough, words);
}

/// <summary>A wave in the list.</summary>
/// <param name="Units">Of the parcels that can be picked.</param>
/// <param name="Waiting">Parcels that are not packed yet.</param>
public sealed record WaveRow(
    WaveId Id, string Number, HubId HubId, string HubCode, WaveState State, DateTime StateAt, DateTime CreatedAt, string CreatedBy, string? PickedBy, int Totes, int Parcels, int Waiting, int Units, int InTotes);

/// <summary>Reads waves and the state of the work: for staff.</summary>
public interface IWaveReads
{
    /// <summary>Newest first.</summary>
    Task<Page<WaveRow>> List(HubId? hub, bool openOnly, Caller caller, string? cursor, int take, CancellationToken ct);

    Task<WaveRow?> Find(WaveId id, Caller caller, CancellationToken ct);

    /// <summary>Its parcels, round by round.</summary>
    Task<IReadOnlyList<ParcelRow>> Parcels(WaveId wave, Caller caller, CancellationToken ct);

    /// <summary>What waits in a hub, most urgent first.</summary>
    Task<IReadOnlyList<WaveCandidate>> Candidates(HubId hub, Caller caller, CancellationToken ct);

    /// <summary>How far the work on a parcel or a wave is; null when nobody has begun.</summary>
    Task<string?> Work(string subject, Caller caller, CancellationToken ct);

    /// <summary>A parcel by what can be scanned for it: its id, the order's number, a tracking number; a tote; with items also by what is in it.</summary>
    /// <param name="wave">Whose totes; null: of any running wave.</param>
    /// <param name="items">A SKU or a lot number finds the most urgent parcel that waits for it.</param>
    Task<FulfillmentId?> ByCode(string code, HubId? hub, WaveId? wave, bool items, Caller caller, CancellationToken ct);
}
