using OrderDesk.Core.Common;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Web.Vendors;

public sealed record VendorAnswer(string Id, string Name, string Type, string? Email, int OpenSubOrders)
{
    public static VendorAnswer Of(VendorRow v) => new(v.Id.ToString(), v.Name, WireName.Of(v.Type), v.Email, v.OpenSubOrders);
}

/// <summary>A vendor's part of an order, as their board shows it.</summary>
public sealed record SubOrderRowAnswer
{
    public required string Id { get; init; }

    public required string ParentOrderId { get; init; }

    public required string OrderNumber { get; init; }

    public required string VendorId { get; init; }

    public required string Status { get; init; }

    public required DateTime StatusUpdatedAt { get; init; }

    public DateTime? AcceptBy { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? EstimatedDelivery { get; init; }

    public required string ShipTo { get; init; }

    public required decimal Subtotal { get; init; }

    public required string Currency { get; init; }

    public required bool OnHold { get; init; }

    public required IReadOnlyList<SubOrderItemAnswer> Items { get; init; }

    public string? FulfillmentId { get; init; }

    public required long OrderVersion { get; init; }

    public static SubOrderRowAnswer Of(SubOrderRow s) => new()
    {
        Id = s.Id.ToString(),
        ParentOrderId = s.OrderId.ToString(),
        OrderNumber = s.OrderNumber,
        VendorId = s.VendorId.ToString(),
        Status = WireName.Of(s.Status),
        StatusUpdatedAt = s.StatusAt,
        AcceptBy = s.AcceptBy,
        CreatedAt = s.PlacedAt,
        EstimatedDelivery = s.PromisedAt,
        ShipTo = s.ShipTo,
        Subtotal = s.Subtotal.Major,
        Currency = s.Subtotal.Currency.Code,
        OnHold = s.OnHold,
        Items = [.. s.Lines.Select(l => new SubOrderItemAnswer(l.Id.ToString(), l.Variant.ToString(), l.Sku, l.Name, l.Options.Length > 0 ? l.Options : null, l.Quantity))],
        FulfillmentId = s.OpenParcel?.ToString(),
        OrderVersion = s.OrderVersion,
    };
}

public sealed record SubOrderItemAnswer(string LineId, string VariantId, string Sku, string Name, string? Options, int Quantity);
