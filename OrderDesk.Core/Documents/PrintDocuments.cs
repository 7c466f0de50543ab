using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Documents;

/// <summary>A file to print.</summary>
public sealed record PrintedDocument(string FileName, byte[] Content);

/// <summary>
/// Writes the papers of parcels as one PDF and notes who printed them. All parcels are within the person's reach or nothing is printed.
/// The file is made before the transaction, which only writes the log (RULES 11).
/// </summary>
public sealed class PrintDocuments(IUnitOfWork work, IDocumentReads reads, TimeProvider clock)
{
    /// <summary>So many parcels at most in one file.</summary>
    public const int MostParcels = 500;
    private static readonly UseCase Self = new("document.print", Permissions.DocumentsPrint);

    public sealed record Command(DocumentKind Kind, IReadOnlyList<FulfillmentId> Parcels);

    public async Task<Result<PrintedDocument>> Run(Command command, Caller caller, CancellationToken ct)
    {
        if (!caller.May(Self.Permission))
            return CommonErrors.Forbidden(Self.Permission);
        var parcels = command.Parcels.Distinct().ToList();
        if (parcels.Count is 0 or > MostParcels)
            return CommonErrors.OutOfRange("parcels", $"1 to {MostParcels} parcels");
        var sheets = await reads.Sheets(parcels, caller, ct);
        return sheets.Count < parcels.Count ? DocumentErrors.ParcelNotFound() : await Print(command.Kind, sheets, caller, ct);
    }

    /// <summary>The papers of one parcel of an order, or of all that are within reach.</summary>
    public async Task<Result<PrintedDocument>> OfOrder(DocumentKind kind, OrderKey key, int? parcel, Caller caller, CancellationToken ct)
    {
        if (!caller.May(Self.Permission))
            return CommonErrors.Forbidden(Self.Permission);
        if (await reads.Of(key, caller, ct) is not { } order)
            return OrderErrors.NotFound(key.ToString());
        var parcels = order.Parcels.Where(p => parcel is null || p.Number == parcel).Select(p => p.Id).Take(MostParcels).ToList();
        return parcels.Count == 0
            ? parcel is null ? DocumentErrors.NothingToPrint(order.Number) : DocumentErrors.ParcelNotFound()
            : await Run(new Command(kind, parcels), caller, ct);
    }

    /// <summary>The pick list of a running wave, round by round, with its totes.</summary>
    public async Task<Result<PrintedDocument>> OfWave(WaveId id, Caller caller, CancellationToken ct)
    {
        if (!caller.May(Self.Permission))
            return CommonErrors.Forbidden(Self.Permission);
        if (await reads.OfWave(id, caller, ct) is not { } wave)
            return FloorErrors.WaveNotFound();
        if (wave.State is WaveState.Done or WaveState.Cancelled)
            return FloorErrors.WaveIsOver(wave.Number, wave.State);
        var sheets = await reads.Sheets([.. wave.Totes.Select(t => t.Parcel)], caller, ct);
        if (sheets.Count == 0)
            return DocumentErrors.NothingToPick(wave.Number);
        var content = PickList.Write(Papers.PickLists(wave, sheets, clock.Now(), caller.Name));
        var noted = await work.Run(Self, caller, w => Task.FromResult(Note(w, DocumentKind.PickList, sheets, wave.Number, caller)), ct);
        return noted.Ok ? new PrintedDocument(DocumentNames.OfWave(wave.Number), content) : noted.Error;
    }

    private async Task<Result<PrintedDocument>> Print(DocumentKind kind, IReadOnlyList<ParcelSheet> sheets, Caller caller, CancellationToken ct)
    {
        var content = Write(kind, sheets, caller);
        var noted = await work.Run(Self, caller, w => Task.FromResult(Note(w, kind, sheets, null, caller)), ct);
        return noted.Ok ? new PrintedDocument(DocumentNames.File(kind, [.. sheets.Select(s => (s.OrderNumber, s.Number))]), content) : noted.Error;
    }

    private byte[] Write(DocumentKind kind, IReadOnlyList<ParcelSheet> sheets, Caller caller) => kind switch
    {
        DocumentKind.PackingSlip => PackingSlip.Write([.. sheets.Select(Papers.Slip)]),
        DocumentKind.ShippingLabel => ShippingLabel.Write([.. sheets.Select(Papers.Label)]),
        DocumentKind.PickList => PickList.Write(Papers.PickLists(sheets, clock.Now(), caller.Name)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Result<Done> Note(IWork w, DocumentKind kind, IReadOnlyList<ParcelSheet> sheets, string? wave, Caller asked)
    {
        // What was read with the rights of before must not go out when they have changed.
        if (w.Caller.Vendor != asked.Vendor || w.Caller.IsStaff != asked.IsStaff)
            return DocumentErrors.ParcelNotFound();
        foreach (var sheet in sheets)
            w.Add(PrintEntry.Of(w.Ids.New<RowId>(), kind, sheet.OrderId, sheet.Id, wave, w.Caller, w.Now));
        w.Audit(wave is not null ? $"wave {wave}" : sheets.Count == 1 ? $"order {sheets[0].OrderNumber}" : $"{sheets.Count} parcels", null, new
        {
            Printed = WireName.Of(kind),
            Parcels = sheets.Select(s => $"{s.OrderNumber}/{s.Number}").ToList(),
        });
        return Done.Value;
    }
}

/// <summary>The refusals of documents.</summary>
public static class DocumentErrors
{
    public static Error ParcelNotFound() => CommonErrors.NotFound("This parcel");

    public static Error NothingToPrint(string order) => new(
        ErrorKind.State, "NOTHING_TO_PRINT", $"Order {order} has no parcel yet.", "Parcels are there once the order is confirmed; come back then.");

    public static Error NothingToPick(string wave) => new(
        ErrorKind.State, "NOTHING_TO_PRINT", $"Wave {wave} has no parcel to pick any more.", "Close the wave, or choose another one.");
}
