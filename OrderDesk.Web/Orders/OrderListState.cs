using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>
/// What the list of orders shows, as its URL says it: any view can be reloaded, bookmarked and shared (STYLE 15). What cannot be
/// read is left out, never an error.
/// </summary>
public sealed record OrderListState
{
    private const string Day = "yyyy-MM-dd";
    private const int MaxSearch = 200;

    public OrderView View { get; init; } = OrderView.All;

    public string Search { get; init; } = "";

    public IReadOnlyList<OrderStatus> Statuses { get; init; } = [];

    public IReadOnlyList<PaymentStatus> Payments { get; init; } = [];

    public IReadOnlyList<FulfillmentStatus> Fulfillments { get; init; } = [];

    public CustomerId? Customer { get; init; }

    public VendorId? Vendor { get; init; }

    public HubId? Hub { get; init; }

    public OrderSource? Source { get; init; }

    /// <summary>First day of placing, as the reader's calendar has it.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of placing, itself included.</summary>
    public DateOnly? To { get; init; }

    public bool Late { get; init; }

    public bool Held { get; init; }

    public OrderSort Sort { get; init; }

    public bool Descending { get; init; } = true;

    public TableDensity Density { get; init; }

    /// <summary>There is a filter or a search beyond the view.</summary>
    public bool IsFiltered => Cleared.ToQueryString() != ToQueryString();

    /// <summary>The same view without filters and search.</summary>
    public OrderListState Cleared => new() { View = View, Sort = Sort, Descending = Descending, Density = Density };

    /// <summary>Reads the query of a URL, with or without its question mark.</summary>
    public static OrderListState Parse(string query)
    {
        var q = QueryHelpers.ParseQuery(query);
        return new OrderListState
        {
            View = OrderView.Of(One(q, "view")),
            Search = One(q, "q") is { } search ? search[..Math.Min(search.Length, MaxSearch)] : "",
            Statuses = Many<OrderStatus>(q, "status"),
            Payments = Many<PaymentStatus>(q, "payment"),
            Fulfillments = Many<FulfillmentStatus>(q, "fulfillment"),
            Customer = Id<CustomerId>(q, "customer"),
            Vendor = Id<VendorId>(q, "vendor"),
            Hub = Id<HubId>(q, "hub"),
            Source = WireName.TryRead<OrderSource>(One(q, "source"), out var source) ? source : null,
            From = Date(q, "from"),
            To = Date(q, "to"),
            Late = One(q, "late") == "1",
            Held = One(q, "hold") == "1",
            Sort = WireName.TryRead<OrderSort>(One(q, "sort"), out var sort) ? sort : OrderSort.Placed,
            Descending = One(q, "dir") != "asc",
            Density = WireName.TryRead<TableDensity>(One(q, "density"), out var density) ? density : TableDensity.Normal,
        };
    }

    /// <summary>The query with its question mark; only what differs from the plain list.</summary>
    public string ToQueryString()
    {
        var parts = Parts().Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}").ToList();
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>What to ask the store: the view with the reader's filters; days are days of the reader's zone.</summary>
    public OrderQuery ToQuery(TimeZoneInfo zone) => View.Base with
    {
        Search = Search.Length > 0 ? Search : null,
        Statuses = Statuses.Count > 0 ? Statuses : View.Base.Statuses,
        PaymentStatuses = Payments.Count > 0 ? Payments : View.Base.PaymentStatuses,
        FulfillmentStatuses = Fulfillments,
        Customer = Customer,
        Vendor = Vendor,
        Hub = Hub,
        Source = Source,
        LateOnly = Late || View.Base.LateOnly,
        HeldOnly = Held || View.Base.HeldOnly,
        From = StartOf(From, zone),
        To = StartOf(To?.AddDays(To == DateOnly.MaxValue ? 0 : 1), zone),
        Sort = Sort,
        Descending = Descending,
    };

    private IEnumerable<(string Key, string? Value)> Parts() =>
    [
        ("view", View.Key),
        ("q", Search),
        ("status", Names(Statuses)),
        ("payment", Names(Payments)),
        ("fulfillment", Names(Fulfillments)),
        ("customer", Customer?.ToString()),
        ("vendor", Vendor?.ToString()),
        ("hub", Hub?.ToString()),
        ("source", Source is { } source ? WireName.Of(source) : null),
        ("from", From?.ToString(Day, CultureInfo.InvariantCulture)),
        ("to", To?.ToString(Day, CultureInfo.InvariantCulture)),
        ("late", Late ? "1" : null),
        ("hold", Held ? "1" : null),
        ("sort", Sort == OrderSort.Placed ? null : WireName.Of(Sort)),
        ("dir", Descending ? null : "asc"),
        ("density", Density == TableDensity.Normal ? null : WireName.Of(Density)),
    ];

    private static string Names<T>(IReadOnlyList<T> values)
        where T : struct, Enum => string.Join(',', values.Select(WireName.Of));

    private static string? One(Dictionary<string, StringValues> query, string key) => query.TryGetValue(key, out var values) ? values[0] : null;

    private static IReadOnlyList<T> Many<T>(Dictionary<string, StringValues> query, string key)
        where T : struct, Enum =>
        [.. (One(query, key) ?? "").Split(',').Select(n => WireName.TryRead<T>(n, out var v) ? v : (T?)null).OfType<T>().Distinct()];

    private static T? Id<T>(Dictionary<string, StringValues> query, string key)
        where T : struct, IId<T> => IdText.TryRead<T>(One(query, key), out var id) ? id : null;

    private static DateOnly? Date(Dictionary<string, StringValues> query, string key) =>
        DateOnly.TryParseExact(One(query, key), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static DateTime? StartOf(DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { } date)
        {
            return null;
        }

        // Midnight does not exist on the night when some zones put the clock forward.
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone);
    }
}
