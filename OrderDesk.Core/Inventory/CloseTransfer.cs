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

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct) => OneTransfer.Refuses(ReasonCodes.CloseTransfer, c.ReasonCode, c.Note) is { } refused
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
        var missing = transfer.Lines.Sum(l => l.OnTheWay);
        var reason = ReasonCodes.WithNote(c.ReasonCode!, c.Note);
        transfer.Close(reason, w.Caller.Name, w.Now);
        w.Audit($"transfer {transfer.Number}", null, new { State = WireName.Of(transfer.State), Missing = missing, Reason = reason });
        return new Answer(transfer.Number, missing);
    }
}
