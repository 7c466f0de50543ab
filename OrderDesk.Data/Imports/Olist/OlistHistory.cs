using System.Globalization;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>
/// How an order of the source went, told in this system's stages. The walk is causal: a stage never lies before the one that it
/// follows, and a stage whose time the source does not have takes the time of the one before it and says so. The source's own
/// times stay as they were in the events.
/// </summary>
internal static class OlistHistory
{
    private const string NoTime = "Time not recorded by the source";
    private const string OutOfOrder = "The source has an earlier time";

    /// <summary>Where the source's word puts an order.</summary>
    public static OrderStatus StatusOf(OlistStatus status) => status switch
    {
        OlistStatus.Created => OrderStatus.Pending,
        OlistStatus.Approved => OrderStatus.PaymentConfirmed,
        OlistStatus.Invoiced => OrderStatus.Confirmed,
        OlistStatus.Processing => OrderStatus.Processing,
        OlistStatus.Shipped => OrderStatus.Shipped,
        OlistStatus.Delivered => OrderStatus.Delivered,
        _ => OrderStatus.Cancelled,
    };

    public static IReadOnlyList<HistoricStep> Steps(OlistOrder order)
    {
        var steps = new List<HistoricStep>();
        var at = order.Purchased.Utc;
        foreach (var (to, time) in Stages(order))
        {
            var known = time?.Utc;
            var notes = known is null ? NoTime : known < at ? OutOfOrder : null;
            at = known > at ? known.Value : at;
            steps.Add(new HistoricStep(to, at, ReasonOf(order, to), notes));
        }

        return steps;
    }

    /// <summary>What the source timed, with its own times, whatever their order.</summary>
    public static IReadOnlyList<OrderFact.Tracked> Events(OlistOrder order, IReadOnlyList<OlistQuirkNote> quirks, DateTime now)
    {
        var events = new List<OrderFact.Tracked>();
        Add(TrackingKind.PaymentUpdate, "Payment approved", "payment_processor", order.Approved);
        Add(TrackingKind.ShipmentUpdate, "Handed to the carrier", "seller", order.ToCarrier);
        Add(TrackingKind.ShipmentUpdate, "Delivered to the customer", "shipping_provider", order.ToCustomer);
        events.Add(new OrderFact.Tracked(TrackingKind.Import, ImportWords(quirks), now)
        {
            Source = "system",
            ForCustomer = false,
            Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["externalStatus"] = order.StatusWord },
        });
        return events;

        void Add(TrackingKind kind, string words, string source, OlistTime? time)
        {
            if (time is { } at)
            {
                events.Add(new OrderFact.Tracked(kind, words, at.Utc) { Source = source });
            }
        }
    }

    private static IEnumerable<(OrderStatus To, OlistTime? At)> Stages(OlistOrder order)
    {
        var status = StatusOf(order.Status);
        if (status == OrderStatus.Cancelled)
        {
            return [.. CancelledAfter(order), (OrderStatus.Cancelled, null)];
        }

        (OrderStatus To, OlistTime? At)[] way =
        [
            (OrderStatus.PaymentConfirmed, order.Approved), (OrderStatus.Confirmed, null), (OrderStatus.Processing, null),
            (OrderStatus.Packed, order.ToCarrier), (OrderStatus.Shipped, order.ToCarrier), (OrderStatus.Delivered, order.ToCustomer),
        ];
        return way.TakeWhile(s => s.To <= status);
    }

    /// <summary>A cancelled order got as far as its times tell; goods that were handed over were packed, and came back.</summary>
    private static IEnumerable<(OrderStatus To, OlistTime? At)> CancelledAfter(OlistOrder order) => order switch
    {
        { ToCarrier: not null } =>
        [
            (OrderStatus.PaymentConfirmed, order.Approved), (OrderStatus.Confirmed, null), (OrderStatus.Processing, null), (OrderStatus.Packed, order.ToCarrier),
        ],
        { Approved: not null } => [(OrderStatus.PaymentConfirmed, order.Approved)],
        _ => [],
    };

    private static string? ReasonOf(OlistOrder order, OrderStatus to) =>
        to != OrderStatus.Cancelled ? null : order.Status == OlistStatus.Unavailable ? "items_unavailable" : "not_recorded";

    private static string ImportWords(IReadOnlyList<OlistQuirkNote> quirks) => quirks.Count == 0
        ? "Brought in from Olist"
        : string.Create(CultureInfo.InvariantCulture, $"Brought in from Olist: {string.Join("; ", quirks.Select(q => q.Quirk.Meaning))}");
}
