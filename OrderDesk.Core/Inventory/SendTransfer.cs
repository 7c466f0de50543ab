using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>Sends free goods to another hub: from the places that are named, else first-expired-first-out. All lines, or none.</summary>
public sealed class SendTransfer(IUnitOfWork work)
{
    private static readonly UseCase Self = new("transfer.send", Permissions.StockTransfer);

    public sealed record Command(HubId From, HubId To, IReadOnlyList<Line> Lines, string? Note = null);

    /// <param name="At">Null: what expires first.</param>
    public sealed record Line(VariantId Variant, int Quantity, PlaceName? At = null);

    public sealed record Answer(TransferId Id, string Number, int Units);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct) => Check(c) is { } refused
        ? Task.FromResult<Result<Answer>>(refused)
        : work.Run(Self, caller, w => Apply(c, w, ct), ct);

    private static Error? Check(Command c)
    {
        var errors = new List<Error>();
        if (c.From == c.To)
        {
            errors.Add(WarehouseErrors.SameHub());
        }

        if (c.Lines.Count is 0 or > Transfer.MaxLines)
        {
            errors.Add(CommonErrors.OutOfRange("lines", $"1 to {Transfer.MaxLines} lines"));
        }

        for (var i = 0; i < c.Lines.Count && i < Transfer.MaxLines; i++)
        {
            if (c.Lines[i].Quantity is < 1 or > AdjustStock.MaxQuantity)
            {
                errors.Add(CommonErrors.OutOfRange($"lines[{i}].quantity", $"a whole number from 1 to {AdjustStock.MaxQuantity}"));
            }

            c.Lines[i].At?.Check(errors, $"lines[{i}].");
        }

        Text.Check(errors, "note", c.Note, 500);
        return errors.Count > 0 ? Error.Join(errors) : null;
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        if (!await w.Warehouse.HasHub(c.From, ct) || !await w.Warehouse.HasHub(c.To, ct))
        {
            return CommonErrors.NotFound("This hub");
        }

        var transfer = Transfer.Send(w.Ids.New<TransferId>(), await w.Warehouse.Number("TRF", ct), c.From, c.To, Text.Clean(c.Note), w.Caller.Name, w.Now);
        var left = new Dictionary<VariantId, (int Available, List<PlaceStock> Free)>();
        for (var i = 0; i < c.Lines.Count; i++)
        {
            if (await Take(c, c.Lines[i], transfer, left, w, ct) is { } refused)
            {
                return refused.With("line", i);
            }
        }

        w.Warehouse.Add(transfer);
        var units = transfer.Lines.Sum(l => l.Sent);
        w.Audit($"transfer {transfer.Number}", null, new { Units = units, Lines = transfer.Lines.Count });
        return new Answer(transfer.Id, transfer.Number, units);
    }

    private static async Task<Error?> Take(Command c, Line line, Transfer transfer, Dictionary<VariantId, (int Available, List<PlaceStock> Free)> left, IWork w, CancellationToken ct)
    {
        if (!left.TryGetValue(line.Variant, out var of))
        {
            if (await w.Stock.Level(line.Variant, c.From, ct) is not { } level)
            {
                return CommonErrors.NotFound("This product in this hub");
            }

            of = (level.Available, [.. await w.Warehouse.Free(line.Variant, c.From, ct)]);
        }

        IReadOnlyList<PlaceStock> from = of.Free;
        if (line.At is not null)
        {
            var at = await line.At.Find(line.Variant, c.From, w, ct);
            if (!at.Ok)
            {
                return at.Error;
            }

            from = [.. of.Free.Where(p => p.Bin == at.Value.BinId && p.Lot == at.Value.LotId)];
        }

        var pieces = Fefo.Take(from, line.Quantity, DateOnly.FromDateTime(w.Now));
        var found = Math.Min(of.Available, pieces.Sum(p => p.Quantity));
        if (found < line.Quantity)
        {
            var (sku, _) = (await w.Warehouse.Names([line.Variant], ct))[line.Variant];
            return WarehouseErrors.NotEnough(sku, found);
        }

        foreach (var (place, quantity) in pieces)
        {
            w.Stock.Move(new StockMove(MovementKind.TransferOut, line.Variant, c.From, quantity) { Bin = place.Bin, Lot = place.Lot, Reason = transfer.Number });
            transfer.Add(w.Ids.New<TransferLineId>(), line.Variant, place.Lot, place.Bin, quantity);
            of.Free[of.Free.IndexOf(place)] = place with { Free = place.Free - quantity };
        }

        left[line.Variant] = (of.Available - line.Quantity, of.Free);
        return null;
    }
}
