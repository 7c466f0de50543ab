using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>Goods of a transfer arrive: line by line into a bin, in the lot they were sent in. What arrives of a lot that was blocked meanwhile is blocked at once.</summary>
public sealed class ReceiveTransfer(IUnitOfWork work)
{
    private static readonly UseCase Self = new("transfer.receive", Permissions.StockTransfer);

    /// <param name="Lines">Null: all that is on the way, into no bin.</param>
    public sealed record Command(TransferId Transfer, IReadOnlyList<Line>? Lines = null);

    public sealed record Line(TransferLineId Id, int Quantity, string? BinCode = null);

    public sealed record Answer(string Number, int Units, TransferState State);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        if (c.Lines is { Count: 0 or > Transfer.MaxLines })
        {
            errors.Add(CommonErrors.OutOfRange("lines", $"1 to {Transfer.MaxLines} lines"));
        }

        foreach (var (line, i) in (c.Lines ?? []).Take(Transfer.MaxLines).Select((l, n) => (l, n)))
        {
            if (line.Quantity is < 1 or > AdjustStock.MaxQuantity)
            {
                errors.Add(CommonErrors.OutOfRange($"lines[{i}].quantity", $"a whole number from 1 to {AdjustStock.MaxQuantity}"));
            }

            Text.Check(errors, $"lines[{i}].binCode", line.BinCode, Bin.MaxCode);
        }

        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Apply(c, w, ct), ct);
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var found = await OneTransfer.Open(c.Transfer, w, ct);
        if (!found.Ok)
        {
            return found.Error;
        }

        var transfer = found.Value;

        var arrived = new List<(TransferLine Line, int Quantity)>();
        foreach (var (asked, i) in (c.Lines ?? [.. transfer.Lines.Where(l => l.OnTheWay > 0).Select(l => new Line(l.Id, l.OnTheWay))]).Select((l, n) => (l, n)))
        {
            if (await Arrive(asked, transfer, arrived, w, ct) is { } refused)
            {
                return refused.With("line", i);
            }
        }

        var before = transfer.State;
        transfer.Receive(arrived, w.Caller.Name, w.Now);
        var units = arrived.Sum(a => a.Quantity);
        w.Audit($"transfer {transfer.Number}", new { State = WireName.Of(before) }, new { State = WireName.Of(transfer.State), Received = units });
        return new Answer(transfer.Number, units, transfer.State);
    }

    private static async Task<Error?> Arrive(Line asked, Transfer transfer, List<(TransferLine Line, int Quantity)> arrived, IWork w, CancellationToken ct)
    {
        if (transfer.Lines.FirstOrDefault(l => l.Id == asked.Id) is not { } line)
        {
            return CommonErrors.NotFound("This line of the transfer");
        }

        var open = line.OnTheWay - arrived.Where(a => a.Line == line).Sum(a => a.Quantity);
        if (asked.Quantity > open)
        {
            return WarehouseErrors.MoreThanSent(open);
        }

        var code = Bin.CodeOf(asked.BinCode);
        var bin = code is null ? null : await w.Stock.Bin(transfer.ToHubId, code, ct);
        if (code is not null && bin is not { IsActive: true })
        {
            return StockErrors.UnknownBin(code);
        }

        arrived.Add((line, asked.Quantity));
        await PutBack(line, asked.Quantity, transfer, transfer.ToHubId, bin?.Id ?? default, w, ct);
        return null;
    }

    /// <summary>Units come off the way into a hub; those that must not be sold are blocked at once.</summary>
    internal static async Task PutBack(TransferLine line, int quantity, Transfer transfer, HubId hub, BinId bin, IWork w, CancellationToken ct)
    {
        var move = new StockMove(MovementKind.TransferIn, line.VariantId, hub, quantity) { Bin = bin, Lot = line.LotId, Reason = transfer.Number };
        w.Stock.Move(move);
        if (line.LotId != default && await w.Stock.Lot(line.LotId, ct) is { IsBlocked: true } lot)
        {
            w.Stock.Move(move with { Kind = MovementKind.Blocked, Reason = lot.BlockReason });
        }
    }
}
