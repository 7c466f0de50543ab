using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Tests.Orders;

namespace OrderDesk.Web.Tests.Shipping;

/// <summary>The floor over the orders of a <see cref="DeskShop"/>: one wave at most, made of all parcels that wait.</summary>
internal sealed class DeskFloor(DeskShop shop) : IFloor, IWaveReads
{
    public static readonly BinId Bin = new(11);
    private readonly Dictionary<string, FloorWork> _work = new(StringComparer.Ordinal);
    private readonly FloorReads _reads = new(shop);
    private Wave? _wave;

    public List<Scan> Scans { get; } = [];

    /// <summary>A wave of everything; each parcel in a tote of its own.</summary>
    public Wave Build()
    {
        _wave = Wave.Create(new WaveId(1), "WAV-2026-000001", DeskShop.Berlin, 8, "Mia", shop.Now);
        return _wave;
    }

    public Task<string> NextNumber(int year, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<WaveCandidate>> Candidates(HubId hub, CancellationToken ct) => Task.FromResult<IReadOnlyList<WaveCandidate>>(
        [.. _reads.Rows().Select(r => new WaveCandidate(r.Id, r.Number, r.OrderId, r.OrderNumber, r.Priority, r.PromisedAt, r.Units, r.Lines.Count, r.Units, ["A"], r.OnHold, null))]);

    public Task Add(Wave wave, CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> Claim(WaveParcel parcel, CancellationToken ct) => throw new NotSupportedException();

    public Task<Wave?> Find(WaveId id, CancellationToken ct) => Task.FromResult(_wave);

    public Task<Wave?> OfParcel(FulfillmentId parcel, CancellationToken ct) => Task.FromResult<Wave?>(null);

    public Task<IReadOnlyList<ParcelRow>> Parcels(WaveId wave, CancellationToken ct) => Task.FromResult<IReadOnlyList<ParcelRow>>(
        [.. _reads.Rows().Select((r, i) => r with { Wave = new ParcelWave(wave, "WAV-2026-000001", 1, i + 1), Lines = [.. r.Lines.Select(InBin)] })]);

    public Task<ParcelRow?> Parcel(FulfillmentId id, CancellationToken ct) => Task.FromResult(_reads.Rows().FirstOrDefault(r => r.Id == id));

    public Task<FloorWork> Work(string subject, CancellationToken ct) => Task.FromResult(_work.TryGetValue(subject, out var known) ? known : _work[subject] = FloorWork.Of(subject));

    public Task<Scan?> Scanned(string id, CancellationToken ct) => Task.FromResult(Scans.Find(s => s.Id == id));

    public void Add(Scan scan) => Scans.Add(scan);

    public Task<Page<WaveRow>> List(HubId? hub, bool openOnly, Caller caller, string? cursor, int take, CancellationToken ct) => throw new NotSupportedException();

    public Task<WaveRow?> Find(WaveId id, Caller caller, CancellationToken ct) => Task.FromResult(_wave is not { } w ? null : new WaveRow(
        w.Id, w.Number, w.HubId, "BER", w.State, w.StateAt, w.CreatedAt, w.CreatedBy, w.PickedBy, w.Totes, shop.Orders.Count, shop.Orders.Count, 0, 0));

    public Task<IReadOnlyList<ParcelRow>> Parcels(WaveId wave, Caller caller, CancellationToken ct) => Parcels(wave, ct);

    public Task<IReadOnlyList<WaveCandidate>> Candidates(HubId hub, Caller caller, CancellationToken ct) => Candidates(hub, ct);

    public Task<string?> Work(string subject, Caller caller, CancellationToken ct) => Task.FromResult(_work.GetValueOrDefault(subject)?.Content);

    public Task<FulfillmentId?> ByCode(string code, HubId? hub, WaveId? wave, bool items, Caller caller, CancellationToken ct) =>
        Task.FromResult(_reads.Rows().Where(r => r.OrderNumber == code).Select(r => (FulfillmentId?)r.Id).FirstOrDefault());

    private static ParcelLine InBin(ParcelLine line) => line with { Picks = [new PickPlace(Bin, "A-01", "A", 1, default, null, null, line.Quantity)] };
}
