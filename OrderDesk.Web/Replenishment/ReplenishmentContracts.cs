using OrderDesk.Core.Common;
using OrderDesk.Core.Replenishment;

namespace OrderDesk.Web.Replenishment;

public sealed record ReplenishmentRowAnswer(
    string Id, string Number, string SupplierId, string SupplierName, string HubId, string HubCode, string State, DateTime StateAt, DateTime CreatedAt, DateOnly? ExpectedOn, bool Late, int Lines, int Units, int Received)
{
    public static ReplenishmentRowAnswer Of(ReplenishmentRow r) => new(
        r.Id.ToString(), r.Number, r.Supplier.ToString(), r.SupplierName, r.Hub.ToString(), r.HubCode, WireName.Of(r.State), r.StateAt, r.CreatedAt, r.ExpectedOn, r.IsLate, r.Lines, r.Units, r.Received);
}

public sealed record ReplenishmentLineAnswer(string VariantId, string Sku, string ProductName, int Quantity, int Received, int Available);

public sealed record ReplenishmentDetailAnswer(ReplenishmentRowAnswer Order, string? SupplierEmail, DateTime? SentAt, string? CloseReason, string? Note, long Version, IReadOnlyList<ReplenishmentLineAnswer> Lines)
{
    public static ReplenishmentDetailAnswer Of(ReplenishmentView v) => new(
        ReplenishmentRowAnswer.Of(v.Order), v.SupplierEmail, v.SentAt, v.CloseReason, v.Note, v.Version, [.. v.Lines.Select(l => new ReplenishmentLineAnswer(l.Variant.ToString(), l.Sku, l.Name, l.Quantity, l.Received, l.Available))]);
}

public sealed record ReplenishmentStateAnswer(string Id, string Number, string State, long Version)
{
    public static ReplenishmentStateAnswer Of(ReplenishmentAnswer a) => new(a.Id.ToString(), a.Number, WireName.Of(a.State), a.Version);
}

/// <summary>Puts a line on the supplier's draft for a hub.</summary>
public sealed record OrderFromSupplierBody
{
    public string? SupplierId { get; init; }

    public string? HubId { get; init; }

    public string? VariantId { get; init; }

    public int? Quantity { get; init; }
}

/// <summary>New quantities of a draft; zero takes a line out.</summary>
public sealed record ReplenishmentLinesBody
{
    public IReadOnlyList<ReplenishmentLineBody?>? Items { get; init; }
}

public sealed record ReplenishmentLineBody
{
    public string? VariantId { get; init; }

    public int? Quantity { get; init; }

    /// <summary>When goods are received: the bin's code.</summary>
    public string? BinCode { get; init; }

    public string? LotNumber { get; init; }

    public DateOnly? ExpiresOn { get; init; }
}

public sealed record CloseReplenishmentBody
{
    public string? ReasonCode { get; init; }

    public string? Note { get; init; }
}

public sealed record SupplierBody
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public int? LeadDays { get; init; }

    public bool? Active { get; init; }
}

public sealed record SupplierAnswer(string Id, string Name, string? Email, int LeadDays, bool Active)
{
    public static SupplierAnswer Of(SupplierRow s) => new(s.Id.ToString(), s.Name, s.Email, s.LeadDays, s.IsActive);
}

public sealed record SuppliersAnswer(IReadOnlyList<SupplierAnswer> Items);

public sealed record SupplierMadeAnswer(string Id);

public sealed record StockRuleBody
{
    public string? VariantId { get; init; }

    public string? HubId { get; init; }

    /// <summary>When less than this is available, more is ordered; null orders nothing by itself.</summary>
    public int? ReorderPoint { get; init; }

    public int? ReorderQuantity { get; init; }

    public string? SupplierId { get; init; }
}

public sealed record StockRuleAnswer(string VariantId, string Sku, string ProductName, string HubId, string HubCode, int SafetyStock, int? ReorderPoint, int ReorderQuantity, string? SupplierId, string? SupplierName, int Available, int OnOrder)
{
    public static StockRuleAnswer Of(StockRuleRow r) => new(
        r.Variant.ToString(), r.Sku, r.Name, r.Hub.ToString(), r.HubCode, r.SafetyStock, r.ReorderPoint, r.ReorderQuantity, r.Supplier?.ToString(), r.SupplierName, r.Available, r.OnOrder);
}

public sealed record StockRulesAnswer(IReadOnlyList<StockRuleAnswer> Items);

public sealed record StockRuleSetAnswer(bool Success);
