using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Orders;

/// <summary>Lists of orders over the API: filters, MARKET's pages by number, and keyset pages by cursor.</summary>
internal static class OrderListing
{
    private const int MaxPage = 100_000;

    private static readonly Dictionary<string, OrderSort> Sorts = new(StringComparer.Ordinal)
    {
        ["createdAt"] = OrderSort.Placed,
        ["updatedAt"] = OrderSort.Updated,
        ["totalAmount"] = OrderSort.Total,
        ["estimatedDelivery"] = OrderSort.Promised,
        ["status"] = OrderSort.Status,
    };

    public static (string Name, string Words)[] Parameters { get; } =
    [
        ("q", "Words of number, customer, SKU, product, tracking or payment reference; all must match, by prefix."),
        ("status", "One or several statuses, separated by commas."),
        ("paymentStatus", "One or several payment statuses."),
        ("fulfillmentStatus", "One or several fulfillment statuses."),
        ("customerId", "Orders of this customer."),
        ("vendorId", "Orders that this vendor has a part in."),
        ("hubId", "Orders with a parcel of this hub."),
        ("source", "website, shopify, amazon or manual."),
        ("open", "true: only orders that have not ended."),
        ("held", "true: only orders on hold."),
        ("late", "true: only open orders whose promised date has passed."),
        ("backordered", "true: only open orders that wait for goods."),
        ("from", "Placed at or after: a day or a moment, ISO 8601."),
        ("to", "Placed before; a day is included whole."),
        ("sortBy", "createdAt (usual), updatedAt, totalAmount, status, estimatedDelivery."),
        ("sortOrder", "desc (usual) or asc."),
        ("page", "From 1. Far pages of long lists are slow: use cursor."),
    ];

    public static async Task<IResult> Answer(ApiCall call, IOrderReads reads, Func<OrderQuery, OrderQuery> narrow, CancellationToken ct)
    {
        var text = call.Query;
        var query = narrow(Read(text));
        var (limit, cursor, page) = (text.Limit, text.Cursor, text.Whole("page", 1, MaxPage));
        if (text.Error is { } wrong)
        {
            return Answers.Refused(wrong);
        }

        return cursor is not null || (page is null && text.Has("cursor"))
            ? await ByCursor(call, reads, query, cursor, limit, ct)
            : await ByNumber(call, reads, query, page ?? 1, limit, ct);
    }

    private static OrderQuery Read(QueryText text) => new()
    {
        Search = text.Text("q"),
        Statuses = text.Many<OrderStatus>("status", OrderStatusNames.TryRead, WireName.All<OrderStatus>),
        PaymentStatuses = text.Names<PaymentStatus>("paymentStatus"),
        FulfillmentStatuses = text.Names<FulfillmentStatus>("fulfillmentStatus"),
        Customer = text.Id<CustomerId>("customerId"),
        Vendor = text.Id<VendorId>("vendorId"),
        Hub = text.Id<HubId>("hubId"),
        Source = text.Choice<OrderSource>("source", WireName.TryRead, WireName.All<OrderSource>),
        OpenOnly = text.Flag("open"),
        HeldOnly = text.Flag("held"),
        LateOnly = text.Flag("late"),
        BackorderedOnly = text.Flag("backordered"),
        From = text.Time("from"),
        To = text.Time("to", isEnd: true),
        Sort = text.Choice<OrderSort>("sortBy", (string? name, out OrderSort sort) => Sorts.TryGetValue(name ?? "", out sort), () => Sorts.Keys) ?? OrderSort.Placed,
        Descending = text.Choice<bool>("sortOrder", IsDescending, () => ["asc", "desc"]) ?? true,
    };

    private static bool IsDescending(string? text, out bool descending)
    {
        descending = text == "desc";
        return text is "asc" or "desc";
    }

    private static async Task<IResult> ByCursor(ApiCall call, IOrderReads reads, OrderQuery query, string? cursor, int limit, CancellationToken ct)
    {
        var page = await reads.List(query, call.Caller, cursor, limit, ct);
        return Listed(call, page.Items, new PaginationAnswer(null, limit, null, null, page.Next));
    }

    private static async Task<IResult> ByNumber(ApiCall call, IOrderReads reads, OrderQuery query, int number, int limit, CancellationToken ct)
    {
        var total = await reads.Count(query, call.Caller, ct);
        var pages = (total + limit - 1) / limit;
        if (number == 1)
        {
            var first = await reads.List(query, call.Caller, null, limit, ct);
            return Listed(call, first.Items, new PaginationAnswer(1, limit, total, pages, first.Next));
        }

        var rows = number > pages ? [] : await reads.Window(query, call.Caller, (number - 1) * limit, limit, ct);
        return Listed(call, rows, new PaginationAnswer(number, limit, total, pages, null));
    }

    private static IResult Listed(ApiCall call, IReadOnlyList<OrderRow> rows, PaginationAnswer pagination) =>
        Answers.Json(new OrderListAnswer([.. rows.Select(r => OrderRows.Answer(r, call.Caller))], pagination, pagination.NextCursor));
}
