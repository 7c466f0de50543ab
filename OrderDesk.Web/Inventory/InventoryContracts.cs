using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Web.Inventory;

public sealed record StockAnswer(
    string VariantId, string HubId, string HubCode, string Sku, string Name, string? Options, string Category, int OnHand, int Reserved, int Committed, int Available, int SafetyStock)
{
    public static StockAnswer Of(StockRow s) => new(
        s.Variant.ToString(), s.Hub.ToString(), s.HubCode, s.Sku, s.Name, s.Options.Length > 0 ? s.Options : null, s.Category, s.OnHand, s.Reserved, s.Committed, s.Available, s.SafetyStock);
}

public sealed record MovementAnswer(string Id, DateTime At, string Kind, int Quantity, string? OrderNumber, string? Reason, string By)
{
    public static MovementAnswer Of(MovementRow m) => new(m.Id.ToString(), m.At, WireName.Of(m.Kind), m.Quantity, m.OrderNumber, m.Reason, m.By);
}

/// <summary>Corrects what is on hand: units to add, or to take away when negative, with a reason from GET /api/reasons.</summary>
public sealed record AdjustmentBody
{
    public string? VariantId { get; init; }

    public string? HubId { get; init; }

    public int? Quantity { get; init; }

    public string? ReasonCode { get; init; }

    public string? Note { get; init; }
}

/// <summary>Goods that came in.</summary>
public sealed record ReceiptBody
{
    public string? VariantId { get; init; }

    public string? HubId { get; init; }

    public int? Quantity { get; init; }

    public string? Note { get; init; }
}

public sealed record LevelAnswer(string VariantId, string HubId, int OnHand, int Reserved, int Committed, int Available);

/// <summary>Units that routing leaves in the hub.</summary>
public sealed record SafetyStockBody
{
    public int? SafetyStock { get; init; }
}

public sealed record SafetyStockAnswer(string VariantId, string HubId, int SafetyStock);
