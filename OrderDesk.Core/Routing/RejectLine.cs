using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Routing;

/// <summary>
/// A hub does not have what it was to pack: not there, damaged, or fewer than the count says. Its stock is corrected by that, and
/// the units are sent from other hubs; what no hub has puts the order on hold (DESIGN 7).
/// </summary>
public sealed class RejectLine(IUnitOfWork work, IOrderReads orders, IPlacementReads reads, SalesPolicy policy)
{
    public const int MaxNote = 500;
    private const int Tries = 4;
    private static readonly UseCase Self = new("fulfillment.reject_line", Permissions.FulfillmentsWork);

    public sealed record Command(OrderKey Order, FulfillmentId Fulfillment, LineId Line, int Quantity, string ReasonCode, string? Note, long? Version = null);

    /// <param name="From">The hubs that send the units now, with how many.</param>
    /// <param name="Short">Units that no hub has.</param>
    public sealed record Answer(OrderState Order, IReadOnlyList<Part> From, int Short);

    public sealed record Part(HubId Hub, string Name, int Units);

    public async Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        Text.Check(errors, "note", command.Note, MaxNote);
        if (!ReasonCodes.Knows(ReasonCodes.NotHere, command.ReasonCode))
        {
            errors.Add(CommonErrors.UnknownReason(command.ReasonCode));
        }

        return errors.Count > 0 ? Error.Join(errors) : await work.Replay<Answer>(caller, ct) ?? await Try(command, caller, ct);
    }

    /// <summary>Stock that was taken between reading and saving is looked for again, a few times; then the rejection is written all the same.</summary>
    private async Task<Result<Answer>> Try(Command command, Caller caller, CancellationToken ct)
    {
        var variants = await orders.VariantsOf(command.Order, caller, ct);
        for (var attempt = 1; ; attempt++)
        {
            var facts = attempt == Tries ? RoutingFacts.None : (await reads.Read(null, variants, ct)).Routing;
            var done = await work.Run(Self, caller, w => Apply(command, facts, w, ct), ct);
            if (done.Ok || attempt == Tries || !done.Error.Details.ContainsKey("taken"))
            {
                return done;
            }
        }
    }

    private async Task<Result<Answer>> Apply(Command c, RoutingFacts facts, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.RejectLine, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var order = opened.Value;
        if (order.Parcel(c.Fulfillment) is not { HubId: { } hub } parcel || order.Line(c.Line) is not { } line)
        {
            return OrderErrors.FulfillmentNotFound();
        }

        var note = Text.Clean(c.Note);
        var rejected = order.RejectUnits(parcel, line, c.Quantity, note is null ? c.ReasonCode : $"{c.ReasonCode}: {note}", w.Now);
        if (!rejected.Ok)
        {
            return rejected.Error;
        }

        var name = facts.Hubs.FirstOrDefault(h => h.Id == hub)?.Name ?? "The hub";
        var what = $"{name} rejected {c.Quantity} × {line.Name}, {ReasonCodes.Words(c.ReasonCode).ToLowerInvariant()}";
        var routed = Reroute.Rejected(w, order, hub, line.VariantId, what, facts, policy.HoldFor);
        if (!routed.Ok)
        {
            return routed.Error;
        }

        List<Part> from = [.. routed.Value.Decision.Candidates.Where(h => h.IsChosen).Select(h => new Part(h.Hub, h.Name, h.Units))];
        order.TellStaff($"{what}. {Outcome(from, routed.Value.Short)}", w.Now);
        return new Answer(w.Changed(order), from, routed.Value.Short);
    }

    private static string Outcome(List<Part> from, int missing) => string.Join(' ', new[]
    {
        from.Count == 0 ? null : $"Sent from {string.Join(" and ", from.Select(p => p.Name))} instead.",
        missing == 0 ? null : $"{missing} {(missing == 1 ? "is" : "are")} nowhere: the order waits on hold.",
    }.OfType<string>());
}
