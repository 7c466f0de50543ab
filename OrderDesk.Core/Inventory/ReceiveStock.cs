using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>Goods come into a hub: line by line into a bin, with the lot that is printed on them. All lines, or none.</summary>
public sealed class ReceiveStock(IUnitOfWork work)
{
    public const int MaxLines = 500;
    private static readonly UseCase Self = new("stock.receive", Permissions.StockAdjust);

    public sealed record Command(HubId Hub, IReadOnlyList<Line> Lines, string? Note = null);

    /// <param name="BinCode">Null: into no bin.</param>
    /// <param name="LotNumber">Null: goods without a lot.</param>
    /// <param name="ExpiresOn">The last good day; only with a lot, and the same for all receipts of it.</param>
    public sealed record Line(VariantId Variant, int Quantity, string? BinCode = null, string? LotNumber = null, DateOnly? ExpiresOn = null);

    public sealed record Answer(int Units);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct) => Check(command.Lines, command.Note) is { } refused
        ? Task.FromResult<Result<Answer>>(refused)
        : work.Run(Self, caller, w => Apply(command, w, ct), ct);

    internal static Error? Check(IReadOnlyList<Line> lines, string? note)
    {
        var errors = new List<Error>();
        if (lines.Count is 0 or > MaxLines)
        {
            errors.Add(CommonErrors.OutOfRange("lines", $"1 to {MaxLines} lines"));
        }

        for (var i = 0; i < lines.Count && i < MaxLines; i++)
        {
            var line = lines[i];
            if (line.Quantity is < 1 or > AdjustStock.MaxQuantity)
            {
                errors.Add(CommonErrors.OutOfRange($"lines[{i}].quantity", $"a whole number from 1 to {AdjustStock.MaxQuantity}"));
            }

            Text.Check(errors, $"lines[{i}].lotNumber", line.LotNumber, Lot.MaxNumber, required: line.ExpiresOn is not null);
            Text.Check(errors, $"lines[{i}].binCode", line.BinCode, Bin.MaxCode);
        }

        Text.Check(errors, "note", note, 500);
        return errors.Count > 0 ? Error.Join(errors) : null;
    }

    /// <summary>The receipt within a transaction of another use case; its lines are checked already.</summary>
    internal static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        foreach (var of in c.Lines.GroupBy(l => l.Variant))
        {
            if (await w.Stock.Level(of.Key, c.Hub, ct) is { } level && level.OnHand + of.Sum(l => (long)l.Quantity) > StockLevel.Most)
            {
                return WarehouseErrors.TooMany();
            }
        }

        for (var i = 0; i < c.Lines.Count; i++)
        {
            if (await Receive(c, c.Lines[i], w, ct) is { } refused)
            {
                return refused.With("line", i);
            }
        }

        w.Audit($"stock in {c.Hub}", null, new { Received = c.Lines.Sum(l => l.Quantity), Lines = c.Lines.Count });
        return new Answer(c.Lines.Sum(l => l.Quantity));
    }

    private static async Task<Error?> Receive(Command c, Line line, IWork w, CancellationToken ct)
    {
        if (await w.Stock.Level(line.Variant, c.Hub, ct) is null)
        {
            return CommonErrors.NotFound("This product in this hub");
        }

        var bin = Bin.CodeOf(line.BinCode) is { } code ? await w.Stock.Bin(c.Hub, code, ct) : null;
        if (Bin.CodeOf(line.BinCode) is { } named && bin is not { IsActive: true })
        {
            return StockErrors.UnknownBin(named);
        }

        var lot = await LotOf(line, w, ct);
        if (!lot.Ok)
        {
            return lot.Error;
        }

        w.Stock.Move(new StockMove(MovementKind.Received, line.Variant, c.Hub, line.Quantity) { Bin = bin?.Id, Lot = lot.Value, Reason = Text.Clean(c.Note) });
        return null;
    }

    private static async Task<Result<LotId?>> LotOf(Line line, IWork w, CancellationToken ct)
    {
        if (Text.Clean(line.LotNumber) is not { } number)
        {
            return (LotId?)null;
        }

        var today = DateOnly.FromDateTime(w.Now);
        var lot = await w.Stock.Lot(line.Variant, number, ct);
        if (lot is null)
        {
            if (!Lot.IsGood(line.ExpiresOn, today))
            {
                return StockErrors.LotExpired(number, line.ExpiresOn!.Value);
            }

            w.Stock.Add(lot = Lot.Create(w.Ids.New<LotId>(), line.Variant, number, line.ExpiresOn, w.Now));
        }

        return line.ExpiresOn is { } date && date != lot.ExpiresOn ? StockErrors.LotDiffers(number, lot.ExpiresOn)
            : !lot.IsSellable(today) ? StockErrors.LotBlocked(number)
            : lot.Id;
    }
}
