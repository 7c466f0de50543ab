using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Inventory;

/// <summary>Takes a transfer back before anything of it has arrived: the goods lie again where they were taken from.</summary>
public sealed class CancelTransfer(IUnitOfWork work)
{
    private static readonly UseCase Self = new("transfer.cancel", Permissions.StockTransfer);

    public sealed record Command(TransferId Transfer, string? ReasonCode, string? Note = null);

    public sealed record Answer(string Number, int Units);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct) => OneTransfer.Refuses(ReasonCodes.CancelTransfer, c.ReasonCode, c.Note) is { } refused
        ? Task.FromResult<Result<Answer>>(refused)
        : work.Run(Self, caller, w => Apply(c, w, ct), ct);

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var found = await OneTransfer.Open(c.Transfer, w, ct);
        if (!found.Ok)
        {
            return found.Error;
        }

        var transfer = found.Value;
        if (transfer.State != TransferState.Sent)
        {
            return WarehouseErrors.TransferArrived(transfer.Number);
        }

        // A bin that was put out of use meanwhile takes nothing back.
        var active = (await w.Warehouse.Bins([.. transfer.Lines.Select(l => l.FromBinId)], ct)).Where(b => b.IsActive).Select(b => b.Id).ToHashSet();
        foreach (var line in transfer.Lines)
        {
            await ReceiveTransfer.PutBack(line, line.OnTheWay, transfer, transfer.FromHubId, active.Contains(line.FromBinId) ? line.FromBinId : default, w, ct);
        }

        var reason = ReasonCodes.WithNote(c.ReasonCode!, c.Note);
        transfer.Cancel(reason, w.Caller.Name, w.Now);
        var units = transfer.Lines.Sum(l => l.Sent);
        w.Audit($"transfer {transfer.Number}", null, new { State = WireName.Of(transfer.State), Units = units, Reason = reason });
        return new Answer(transfer.Number, units);
    }
}
