using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Shipping;
using OrderDesk.Data.Work;

namespace OrderDesk.Data.Shipping;

/// <summary>Waves and scans within a transaction. Rows that two people work on at once are locked before they are read.</summary>
internal sealed class FloorStore(OrderDeskDb db, IDialect dialect, DateTime now) : IFloor
{
    private const string TakeNumber = """
        INSERT INTO number_series (name, next) VALUES (@name, 2)
        ON CONFLICT (name) DO UPDATE SET next = number_series.next + 1 RETURNING next
        """;

    private const string ClaimParcel = """
        INSERT INTO wave_parcels (wave_id, fulfillment_id, order_id, cluster, slot, is_open) VALUES (@wave, @parcel, @order, @cluster, @slot, @open)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>True once a wave, a scan or work on the floor was touched.</summary>
    public bool HasChanges { get; private set; }

    public async Task<string> NextNumber(int year, CancellationToken ct)
    {
        var next = await db.Scalar<long>(TakeNumber, ct, ("@name", $"WAV-{year}"));
        return string.Create(CultureInfo.InvariantCulture, $"WAV-{year}-{next - 1:D6}");
    }

    public Task<IReadOnlyList<WaveCandidate>> Candidates(HubId hub, CancellationToken ct) => WaveCandidates.Read(db, hub, ct);

    public Task Add(Wave wave, CancellationToken ct)
    {
        HasChanges = true;
        return db.Insert([wave], ct);
    }

    public async Task<bool> Claim(WaveParcel parcel, CancellationToken ct) => await db.Execute(
        ClaimParcel, ct,
        ("@wave", parcel.WaveId.Value), ("@parcel", parcel.FulfillmentId.Value), ("@order", parcel.OrderId.Value), ("@cluster", parcel.Cluster), ("@slot", parcel.Slot), ("@open", parcel.IsOpen)) > 0;

    public async Task<Wave?> Find(WaveId id, CancellationToken ct)
    {
        if (dialect.ForUpdate.Length > 0)
            await db.Execute($"SELECT 1 FROM waves WHERE id = @id{dialect.ForUpdate}", ct, ("@id", id.Value));
        var wave = await db.Waves.Include(w => w.Parcels.OrderBy(p => p.Cluster).ThenBy(p => p.Slot)).FirstOrDefaultAsync(w => w.Id == id, ct);
        HasChanges |= wave is not null;
        return wave;
    }

    public async Task<Wave?> OfParcel(FulfillmentId parcel, CancellationToken ct) =>
        await db.WaveParcels.AsNoTracking().Where(p => p.FulfillmentId == parcel && p.IsOpen).Select(p => (WaveId?)p.WaveId).FirstOrDefaultAsync(ct) is { } id ? await Find(id, ct) : null;

    public async Task<IReadOnlyList<ParcelRow>> Parcels(WaveId wave, CancellationToken ct) => await WaveReads.ParcelsOf(db, wave, now, ct);

    public async Task<ParcelRow?> Parcel(FulfillmentId id, CancellationToken ct) =>
        (await ParcelRows.Read(db, ParcelRows.All(db).Where(r => r.Parcel.Id == id), now, ct)).FirstOrDefault();

    public async Task<FloorWork> Work(string subject, CancellationToken ct)
    {
        await db.Execute("INSERT INTO floor_work (subject, content, units, updated_at) VALUES (@subject, '', 0, @now) ON CONFLICT DO NOTHING", ct, ("@subject", subject), ("@now", dialect.IsSqlite ? new DateTimeOffset(DateTime.SpecifyKind(now, DateTimeKind.Utc)).ToUnixTimeMilliseconds() : now));
        if (dialect.ForUpdate.Length > 0)
            await db.Execute($"SELECT 1 FROM floor_work WHERE subject = @subject{dialect.ForUpdate}", ct, ("@subject", subject));
        return await db.FloorWork.FirstAsync(w => w.Subject == subject, ct);
    }

    public Task<Scan?> Scanned(string id, CancellationToken ct) => db.Scans.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct);

    public void Add(Scan scan)
    {
        HasChanges = true;
        db.Scans.Add(scan);
    }
}
