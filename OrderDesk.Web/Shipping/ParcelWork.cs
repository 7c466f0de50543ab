using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shipping;

/// <summary>A parcel as a command names it, from wherever it is shown: queue, bench or a vendor's board.</summary>
/// <param name="Version">The order's version that the person saw.</param>
public sealed record ParcelKey(OrderId Order, FulfillmentId Parcel, long Version);

/// <summary>The steps of a parcel, run and reported: what queue, bench and vendor's board share. Scoped.</summary>
public sealed class ParcelWork(CommandRunner runner, PickFulfillment pick, PackFulfillment pack, ShipFulfillment ship, UndoFulfillment undo, RejectLine reject)
{
    public static IReadOnlyList<ReasonOption> UndoReasons { get; } = [.. ReasonCodes.Correction.Select(r => new ReasonOption(r.Code, r.Words))];

    public static IReadOnlyList<ReasonOption> NotHereReasons { get; } = [.. ReasonCodes.NotHere.Select(r => new ReasonOption(r.Code, r.Words))];

    public Task<bool> Pick(RunTicket ticket, Caller caller, ParcelKey p, string name)
    {
        var command = new PickFulfillment.Command(p.Order, p.Parcel, p.Version);
        return Done(runner.Run(ticket, caller, command, c => pick.Run(command, c, CancellationToken.None), _ => $"{name}: picking"));
    }

    /// <param name="lines">Null packs everything.</param>
    public Task<bool> Pack(RunTicket ticket, Caller caller, ParcelKey p, IReadOnlyList<LineQuantity>? lines, string name)
    {
        var command = new PackFulfillment.Command(p.Order, p.Parcel, lines, p.Version);
        var request = (p.Parcel, p.Version, Lines: lines is null ? "" : string.Join(' ', lines));
        return Done(runner.Run(ticket, caller, request, c => pack.Run(command, c, CancellationToken.None), _ => lines is null ? $"{name}: packed" : $"{name}: packed in part, the rest is a parcel of its own"));
    }

    public Task<bool> Ship(RunTicket ticket, Caller caller, ParcelKey p, HandOver to, string name)
    {
        var command = new ShipFulfillment.Command(p.Order, p.Parcel, to.Carrier, to.TrackingNumber, p.Version);
        return Done(runner.Run(ticket, caller, command, c => ship.Run(command, c, CancellationToken.None), _ => to.Carrier is null ? $"{name}: out with our courier" : $"{name}: handed to {to.Carrier}"));
    }

    public Task<bool> Undo(ConfirmAnswer a, Caller caller, ParcelKey p, string name)
    {
        var command = new UndoFulfillment.Command(p.Order, p.Parcel, a.Reason, a.Note.Length > 0 ? a.Note : null, p.Version);
        return Done(runner.Run(a.Ticket, caller, command, c => undo.Run(command, c, CancellationToken.None), _ => $"{name}: taken back"));
    }

    public Task<bool> Reject(Rejected r, Caller caller, ParcelKey p, string name)
    {
        var command = new RejectLine.Command(p.Order, p.Parcel, r.Line.LineId, r.Units, r.Answer.Reason, r.Answer.Note.Length > 0 ? r.Answer.Note : null, p.Version);
        return Done(runner.Run(r.Answer.Ticket, caller, command, c => reject.Run(command, c, CancellationToken.None), a => a.Short > 0
            ? $"{name}: {a.Short} {(a.Short == 1 ? "unit is" : "units are")} nowhere, the order is on hold"
            : $"{name}: sent from {string.Join(" and ", a.From.Select(f => f.Name))} instead"));
    }

    private static async Task<bool> Done<T>(Task<Result<T>?> run) => await run is { Ok: true };
}

/// <summary>Units of a line that are not here.</summary>
public sealed record Rejected(ParcelLine Line, int Units, ConfirmAnswer Answer);

/// <summary>To whom a parcel goes: a carrier with its tracking number, or the own courier when there is no carrier.</summary>
public sealed record HandOver(string? Carrier, string? TrackingNumber);
