namespace OrderDesk.Web.Orders;

/// <summary>Pages by number. With a cursor there is no page and no count: use nextCursor.</summary>
public sealed record PaginationAnswer(int? Page, int Limit, int? Total, int? TotalPages, string? NextCursor);

public sealed record OrderListAnswer(IReadOnlyList<OrderRowAnswer> Orders, PaginationAnswer Pagination, string? NextCursor);

public sealed record PartyAnswer
{
    public string? Id { get; init; }

    public required string Name { get; init; }

    public string? StoreName { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }
}

public sealed record OrderRowAnswer
{
    public required string Id { get; init; }

    public required string OrderNumber { get; init; }

    public required string Status { get; init; }

    public required DateTime StatusUpdatedAt { get; init; }

    public string? PaymentStatus { get; init; }

    public required string FulfillmentStatus { get; init; }

    /// <summary>For a vendor: their part of it.</summary>
    public decimal? TotalAmount { get; init; }

    public string? Currency { get; init; }

    public PartyAnswer? Buyer { get; init; }

    public PartyAnswer? Seller { get; init; }

    public required int ItemCount { get; init; }

    public required string Priority { get; init; }

    public required string Source { get; init; }

    public required string OrderType { get; init; }

    /// <summary>The number of the order that a backorder is the rest of.</summary>
    public string? ParentOrderNumber { get; init; }

    public required bool IsLate { get; init; }

    public required bool OnHold { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? EstimatedDelivery { get; init; }

    public required long Version { get; init; }
}
