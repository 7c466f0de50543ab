using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Orders;

/// <summary>
/// Changes an order until it is packed (DESIGN 9): previewed first, then applied as one change, which is the order's next numbered
/// version. What is not packed is routed again.
/// </summary>
public sealed class ModifyOrder(IUnitOfWork work, IOrderReads orders, IPlacementReads reads, SalesPolicy policy, TimeProvider clock)
{
    private const int Tries = 4;
    private static readonly UseCase Self = new("order.modify", Permissions.OrdersModify);

    /// <param name="Changes">Applied together or not at all: first what is taken off, then what is added.</param>
    /// <param name="ReasonCode">A code of <see cref="ReasonCodes.Modify"/>; customers have a list of their own. A preview needs none.</param>
    /// <param name="Version">The version that the person saw; null does not compare.</param>
    public sealed record Command(OrderKey Order, IReadOnlyList<OrderChange> Changes, string? ReasonCode, string? Note = null, long? Version = null);

    /// <param name="Number">The number of the version that the change makes.</param>
    /// <param name="Changes">What is different now.</param>
    /// <param name="Before">The price before, in minor units of the order's currency; <paramref name="After"/> likewise.</param>
    /// <param name="RefundMinor">What goes back.</param>
    /// <param name="DueMinor">What is to be paid now, with what was due before.</param>
    /// <param name="PayBy">Until when added units are held for the difference; null when none wait for it.</param>
    public sealed record Answer(OrderState Order, int Number, IReadOnlyList<ContentChange> Changes, PriceParts Before, PriceParts After, long RefundMinor, long DueMinor, DateTime? PayBy)
    {
        public long DifferenceMinor => After.TotalMinor - Before.TotalMinor;
    }

    /// <summary>What the change would do, without doing it: tried on a copy of the order that nobody keeps.</summary>
    public async Task<Result<Answer>> Preview(Command command, Caller caller, CancellationToken ct)
    {
        if (ChangeRules.Check(command.Changes) is { Count: > 0 } errors)
        {
            return Error.Join(errors);
        }

        if (await orders.Find(command.Order, caller, ct) is not { } copy)
        {
            return OrderErrors.NotFound(command.Order.ToString());
        }

        if (command.Version is { } seen && seen != copy.Version)
        {
            return CommonErrors.VersionMismatch(seen, copy.Version);
        }

        return OrderActions.Refusal(copy, OrderAction.Modify, caller) is { } refused
            ? refused
            : new Modification(copy, command, await Facts(copy, command, ct), policy, new Moment(clock.Now(), new IdSource(clock))).Apply();
    }

    public async Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct)
    {
        List<Error> errors = [.. ChangeRules.Check(command.Changes)];
        Text.Check(errors, "note", command.Note, ChangeRules.MaxNote);
        if (!ReasonCodes.Knows(caller.IsCustomer ? ReasonCodes.ModifyByCustomer : ReasonCodes.Modify, command.ReasonCode))
        {
            errors.Add(command.ReasonCode is { } code ? CommonErrors.UnknownReason(code) : CommonErrors.Required("reasonCode"));
        }

        return errors.Count > 0 ? Error.Join(errors) : await work.Replay<Answer>(caller, ct) ?? await Try(command, caller, ct);
    }

    /// <summary>Stock that was taken between reading and saving is looked for again, a few times.</summary>
    private async Task<Result<Answer>> Try(Command command, Caller caller, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await orders.Find(command.Order, caller, ct) is not { } seen)
            {
                return OrderErrors.NotFound(command.Order.ToString());
            }

            var facts = await Facts(seen, command, ct);
            var done = await work.Run(Self, caller, w => Apply(command, facts, w, ct), ct);
            if (done.Ok || attempt == Tries || !done.Error.Details.ContainsKey("taken"))
            {
                return done;
            }
        }
    }

    private Task<PlacementFacts> Facts(Order order, Command command, CancellationToken ct) =>
        reads.Read(order.CustomerId, [.. order.Lines.Select(l => l.VariantId).Concat(ChangeRules.Added(command.Changes)).Distinct()], ct);

    private async Task<Result<Answer>> Apply(Command c, PlacementFacts facts, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.Modify, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var done = new Modification(opened.Value, c, facts, policy, new Moment(w.Now, w.Ids)).Apply();
        return done.Ok ? done.Value with { Order = w.Changed(opened.Value) } : done.Error;
    }
}
