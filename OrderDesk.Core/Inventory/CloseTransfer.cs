using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Inventory;

/// <summary>What of a transfer has not arrived never will: the difference is closed with a reason.</summary>
public sealed class CloseTransfer(IUnitOfWork work)
{
    private static readonly UseCase Self = new("transfer.close", Permissions.StockTransfer);

    public sealed record Command(TransferId Transfer, string? ReasonCode, string? Note = null);

    public sealed record Answer(string Number, int Missing);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        if (!ReasonCodes.Knows(ReasonCodes.CloseTransfer, c.ReasonCode))
        {
            errors.Add(CommonErrors.UnknownReason(c.ReasonCode ?? ""));
        }

        Text.Check(errors, "note", c.Note, 500);
        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Apply(c, w, ct), ct);
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        if (await w.Warehouse.Transfer(c.Transfer, ct) is not { } transfer)
        {
            return CommonErrors.NotFound("This transfer");
        }

        if (!transfer.IsOpen)
        {
            return WarehouseErrors.TransferClosed(transfer);
        }

        var missing = transfer.Lines.Sum(l => l.OnTheWay);
        var reason = Text.Clean(c.Note) is { } note ? $"{c.ReasonCode}: {note}" : c.ReasonCode!;
        transfer.Close(reason, w.Caller.Name, w.Now);
        w.Audit($"transfer {transfer.Number}", null, new { State = WireName.Of(transfer.State), Missing = missing, Reason = reason });
        return new Answer(transfer.Number, missing);
    }
}
