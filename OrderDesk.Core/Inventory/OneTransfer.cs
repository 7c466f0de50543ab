using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Inventory;

/// <summary>What the commands on one transfer begin with.</summary>
internal static class OneTransfer
{
    /// <summary>A transfer of which something is on the way.</summary>
    public static async Task<Result<Transfer>> Open(TransferId id, IWork w, CancellationToken ct) => await w.Warehouse.Transfer(id, ct) switch
    {
        null => CommonErrors.NotFound("This transfer"),
        { IsOpen: true } transfer => transfer,
        { } transfer => WarehouseErrors.TransferClosed(transfer),
    };

    /// <summary>Why a reason with its note is none; null when it is one.</summary>
    public static Error? Refuses(IReadOnlyList<Reason> reasons, string? code, string? note)
    {
        var errors = new List<Error>();
        if (!ReasonCodes.Knows(reasons, code))
        {
            errors.Add(CommonErrors.UnknownReason(code ?? ""));
        }

        Text.Check(errors, "note", note, 500);
        return errors.Count > 0 ? Error.Join(errors) : null;
    }
}
