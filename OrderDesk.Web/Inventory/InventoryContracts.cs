using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Web.Inventory;

public sealed record StockAnswer(
    string VariantId, string HubId, string HubCode, string Sku, string Name, string? Options, string Category, int OnHand, int Reserved, int Committed, int Blocked, int Available, int SafetyStock)
{
    public static StockAnswer Of(StockRow s) => new(
        s.Variant.ToString(), s.Hub.ToString(), s.HubCode, s.Sku, s.Name, s.Options.Length > 0 ? s.Options : null, s.Category, s.OnHand, s.Reserved, s.Committed, s.Blocked, s.Available, s.SafetyStock);
}

public sealed record MovementAnswer(string Id, DateTime At, string Kind, int Quantity, string? OrderNumber, string? Reason, string By, string? BinCode, string? LotNumber)
{
    public static MovementAnswer Of(MovementRow m) => new(m.Id.ToString(), m.At, WireName.Of(m.Kind), m.Quantity, m.OrderNumber, m.Reason, m.By, m.BinCode, m.LotNumber);
}

/// <summary>Corrects what is on hand: units to add, or to take away when negative, with a reason from GET /api/reasons.</summary>
public sealed record AdjustmentBody
{
    public string? VariantId { get; init; }

    public string? HubId { get; init; }

    public int? Quantity { get; init; }

    public string? ReasonCode { get; init; }

    public string? Note { get; init; }

    /// <summary>Where; without bin and lot, what leaves first is taken away, and more is added to no bin.</summary>
    public string? BinCode { get; init; }

    public string? LotNumber { get; init; }
}

/// <summary>Goods that came in: lines, or one variant with its quantity.</summary>
public sealed record ReceiptBody
{
    public string? HubId { get; init; }

    public IReadOnlyList<ReceiptLineBody?>? Lines { get; init; }

    public string? VariantId { get; init; }

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
public sealed record ReceiptLineBody
{
    public string? VariantId { get; init; }

    public int? Quantity { get; init; }

    public string? BinCode { get; init; }

    public string? LotNumber { get; init; }

    /// <summary>The last good day of the lot.</summary>
    public DateOnly? ExpiresOn { get; init; }
}

/// <summary>Units that go to another bin, free ones first; without a bin code, to or from no bin.</summary>
public sealed record MoveBody
{
    public string? VariantId { get; init; }

    public string? HubId { get; init; }

    public string? FromBinCode { get; init; }

    public string? LotNumber { get; init; }

    public string? ToBinCode { get; init; }

    public int? Quantity { get; init; }
}

/// <summary>Units that leave the books for good: blocked ones first, then free ones.</summary>
public sealed record WriteOffBody
{
    public string? VariantId { get; init; }

    public string? HubId { get; init; }

    public string? BinCode { get; init; }

    public string? LotNumber { get; init; }

    public int? Quantity { get; init; }

    public string? ReasonCode { get; init; }

    public string? Note { get; init; }
}

public sealed record StockUnitsAnswer(int Units);

public sealed record WrittenOffAnswer(int Units, int Disposed);

public sealed record PlacesAnswer(IReadOnlyList<PlaceAnswer> Places);

public sealed record PlaceAnswer(string VariantId, string HubId, string HubCode, string? BinCode, string? Zone, string? LotId, string? LotNumber, DateOnly? ExpiresOn, bool IsBlocked, int OnShelf, int Allocated, int Blocked, int Free)
{
    public static PlaceAnswer Of(PlaceRow p) => new(
        p.Variant.ToString(), p.Hub.ToString(), p.HubCode, p.BinCode, p.Zone, p.LotNumber is null ? null : p.Lot.ToString(), p.LotNumber, p.ExpiresOn, p.IsBlocked, p.OnShelf, p.Allocated, p.Blocked, p.Free);
}

public sealed record StockHistoryAnswer(IReadOnlyList<StockDayAnswer> Days);

public sealed record StockDayAnswer(DateOnly Day, int OnHand, int Committed, int Blocked)
{
    public static StockDayAnswer Of(StockDay d) => new(d.Day, d.OnHand, d.Committed, d.Blocked);
}

public sealed record LoadAnswer(IReadOnlyList<LoadDayAnswer> Days);

public sealed record LoadDayAnswer(DateOnly Day, int Opened, int Picking, int Packed, int Shipped);
