using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;

namespace OrderDesk.Core.Inventory;

/// <summary>
/// Gives what has arrived to those who wait (DESIGN 3): as staff have put them, higher priority before, oldest first; one transaction
/// for each line, guarded like any hold, so that it may run beside buyers and beside itself and never sells twice. A line takes what
/// there is; one of an order that wants one delivery takes all it waits for, or nothing.
/// </summary>
public sealed class FillBackorders(IUnitOfWork work, IBackorderReads backorders, IPlacementReads placement)
{
    private const int MostLines = 500;
    private const int Tries = 4;
    private static readonly UseCase Self = new("backorder.fill", Permissions.BackordersManage);

    /// <param name="Units">Units that found their order.</param>
    /// <param name="Orders">Orders that got some.</param>
    public sealed record Answer(int Units, int Orders);

    public async Task<Result<Answer>> Run(VariantId variant, Caller caller, CancellationToken ct)
    {
        if (!caller.May(Self.Permission))
        {
            return CommonErrors.Forbidden(Self.Permission);
        }

        int units = 0, orders = 0;
        for (var reading = 1; ; reading++)
        {
            var next = After.NextLine;
            foreach (var line in await backorders.Queue(variant, MostLines, ct))
            {
                var filled = await Fill(line, caller with { Key = null }, ct);
                if (!filled.Ok)
                {
                    return filled.Error;
                }

                (units, orders, next) = (units + filled.Value.Units, orders + (filled.Value.Units > 0 ? 1 : 0), filled.Value.Next);
                if (next == After.NothingLeft || (next == After.ReadAgain && reading < Tries))
                {
                    break;
                }
            }

            if (next != After.ReadAgain || reading == Tries)
            {
                return new Answer(units, orders);
            }
        }
    }

    private enum After
    {
        NextLine,

        /// <summary>The line is not as it was read: it was split, say, and who waits for its rest comes before the next line. Some times over; then the next line it is.</summary>
        ReadAgain,

        /// <summary>Nothing is left for anybody.</summary>
        NothingLeft,
    }

    private readonly record struct Step(int Units, After Next);

    /// <summary>Who loses the goods to a buyer in between looks again, a few times.</summary>
    private async Task<Result<Step>> Fill(WaitingLine line, Caller caller, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var facts = (await placement.Read(null, [line.Variant], ct)).Routing;
            if (facts.Hubs.Sum(h => h.Sellable(line.Variant)) <= 0)
            {
                return new Step(0, After.NothingLeft);
            }

            var filled = await work.Run(Self, caller, w => Fill(line, facts, w, ct), ct);
            if (filled.Ok)
            {
                return filled.Value;
            }

            if (attempt == Tries || !filled.Error.Details.ContainsKey("taken"))
            {
                return filled.Error;
            }
        }
    }

    private static async Task<Result<Step>> Fill(WaitingLine waiting, RoutingFacts facts, IWork w, CancellationToken ct)
    {
        var order = await w.Orders.Find(waiting.Order, ct);
        if (order?.Line(waiting.Line) is not { } line || line.Units.Backordered != waiting.Waiting || !order.IsSecured || order.IsFinal)
        {
            return new Step(0, After.ReadAgain);
        }

        var there = facts.Hubs.Sum(h => h.Sellable(line.VariantId));
        var units = new WaitingClaim(line.Units.Backordered, order.ShipComplete).Of(there);
        if (units == 0)
        {
            return new Step(0, After.NextLine);
        }

        var ask = new RouteRequest(RoutingReason.Filled, [new LineDemand(line.Position - 1, line.VariantId, units)], Destination.Of(order.ShippingAddress), order.DeliveryType, order.PromisedAt, w.Now);
        var route = RoutePlanner.Plan(ask, facts);
        if (route.Allocations is not { } allocations)
        {
            return new Step(0, After.NextLine);
        }

        order.RecordRoute(route.Decision);
        var done = order.FillBackorder(allocations, w.Ids, w.Now);
        if (!done.Ok)
        {
            return done.Error;
        }

        w.Changed(order);
        return new Step(units, After.NextLine);
    }
}

/// <summary>The message that a transaction writes which frees units of a variant that orders wait for.</summary>
public sealed class FillWhenGoodsArrive(FillBackorders fill) : IOutboxHandler
{
    public string Topic => Topics.FillBackorders;

    public async Task<OutboxOutcome> Handle(string key, string payload, CancellationToken ct)
    {
        if (!IdText.TryRead<VariantId>(payload, out var variant))
        {
            return OutboxOutcome.Dead($"Unreadable payload '{payload}'.");
        }

        var filled = await fill.Run(variant, Caller.Program("backorders"), ct);
        return filled.Ok ? OutboxOutcome.Sent : OutboxOutcome.Again(filled.Error.Message);
    }
}
