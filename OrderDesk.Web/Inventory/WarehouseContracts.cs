using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Web.Inventory;

public sealed record BinAnswer(string Id, string HubId, string HubCode, string Code, string Zone, int Walk, bool IsActive, int Units, IReadOnlyList<BinContentAnswer> Contents)
{
    public static BinAnswer Of(BinRow b) => new(
        b.Id.ToString(), b.Hub.ToString(), b.HubCode, b.Code, b.Zone, b.Walk, b.IsActive, b.Units,
        [.. b.Contents.Select(c => new BinContentAnswer(c.Variant.ToString(), c.Sku, c.Name, c.LotNumber, c.ExpiresOn, c.OnShelf, c.Allocated, c.Blocked))]);
}

public sealed record BinContentAnswer(string VariantId, string Sku, string Name, string? LotNumber, DateOnly? ExpiresOn, int OnShelf, int Allocated, int Blocked);

/// <summary>A bin by its code: what is not given stays as it is.</summary>
public sealed record BinBody
{
    public string? HubId { get; init; }

    public string? Code { get; init; }

    public string? Zone { get; init; }

    /// <summary>Where it comes on the walk through the hub.</summary>
    public int? Walk { get; init; }

    public bool? IsActive { get; init; }
}

public sealed record BinSetAnswer(string Id, string Code, bool Created);

/// <summary>All bins from one code to another: A-01-1 to A-12-4.</summary>
public sealed record BinRangeBody
{
    public string? HubId { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Zone { get; init; }

    public int? Walk { get; init; }
}

public sealed record BinsMadeAnswer(int Created, int Known);

public sealed record LotAnswer(
    string Id, string Number, string VariantId, string Sku, string Name, DateOnly? ExpiresOn, bool IsBlocked, string? BlockReason, DateTime? BlockedAt, int OnShelf, int Allocated, int Blocked)
{
    public static LotAnswer Of(LotRow l) => new(
        l.Id.ToString(), l.Number, l.Variant.ToString(), l.Sku, l.Name, l.ExpiresOn, l.IsBlocked, l.BlockReason, l.BlockedAt, l.OnShelf, l.Allocated, l.Blocked);
}

public sealed record LotDetailAnswer(LotAnswer Lot, IReadOnlyList<PlaceAnswer> Places);

public sealed record LotRecipientAnswer(string OrderId, string OrderNumber, string CustomerName, int Quantity, string State, DateTime AllocatedAt, DateTime? ShippedAt)
{
    public static LotRecipientAnswer Of(LotRecipient r) => new(r.Order.ToString(), r.OrderNumber, r.CustomerName, r.Quantity, WireName.Of(r.State), r.AllocatedAt, r.ShippedAt);
}

/// <summary>A reason from GET /api/reasons, and words.</summary>
public sealed record BlockBody
{
    public string? ReasonCode { get; init; }

    public string? Note { get; init; }
}

public sealed record BlockedAnswer(int Units, int HoldsLost, int Changed, IReadOnlyList<string> Stopped)
{
    public static BlockedAnswer Of(BlockLot.Answer a) => new(a.Units, a.HoldsLost, a.Changed, a.Stopped);
}

public sealed record TransferAnswer(string Id, string Number, string FromHub, string ToHub, string State, DateTime SentAt, string SentBy, DateTime? ClosedAt, int Sent, int Received, int Missing)
{
    public static TransferAnswer Of(TransferRow t) => new(t.Id.ToString(), t.Number, t.FromCode, t.ToCode, WireName.Of(t.State), t.SentAt, t.SentBy, t.ClosedAt, t.Sent, t.Received, t.Missing);
}

public sealed record TransferDetailAnswer(TransferAnswer Transfer, string? Note, string? CloseReason, IReadOnlyList<TransferLineAnswer> Lines)
{
    public static TransferDetailAnswer Of(TransferView v) => new(
        TransferAnswer.Of(v.Row), v.Note, v.CloseReason,
        [.. v.Lines.Select(l => new TransferLineAnswer(l.Id.ToString(), l.Variant.ToString(), l.Sku, l.Name, l.LotNumber, l.ExpiresOn, l.FromBin, l.Sent, l.Received, l.Missing))]);
}

public sealed record TransferLineAnswer(string Id, string VariantId, string Sku, string Name, string? LotNumber, DateOnly? ExpiresOn, string? FromBinCode, int Sent, int Received, int Missing);

/// <summary>Goods to send to another hub; a line without bin and lot takes what expires first.</summary>
public sealed record TransferBody
{
    public string? FromHubId { get; init; }

    public string? ToHubId { get; init; }

    public IReadOnlyList<TransferLineBody?>? Lines { get; init; }

    public string? Note { get; init; }
}

public sealed record TransferLineBody
{
    public string? VariantId { get; init; }

    public int? Quantity { get; init; }

    public string? BinCode { get; init; }

    public string? LotNumber { get; init; }
}

public sealed record TransferSentAnswer(string Id, string Number, int Units);

/// <summary>What arrived; without lines, all that is on the way.</summary>
public sealed record TransferReceiptBody
{
    public IReadOnlyList<TransferReceiptLineBody?>? Lines { get; init; }
}

public sealed record TransferReceiptLineBody
{
    public string? LineId { get; init; }

    public int? Quantity { get; init; }

    public string? BinCode { get; init; }
}

/// <param name="Units">Units that arrived, are missing, or went back.</param>
public sealed record TransferStepAnswer(string Number, string State, int Units);

public sealed record CountAnswer(string Id, string Number, string HubCode, string What, string State, DateTime OpenedAt, string OpenedBy, DateTime? ClosedAt, string? ClosedBy, int Places, int Counted, int Difference)
{
    public static CountAnswer Of(CountRow c) => new(
        c.Id.ToString(), c.Number, c.HubCode, c.What, WireName.Of(c.State), c.OpenedAt, c.OpenedBy, c.ClosedAt, c.ClosedBy, c.Places, c.Counted, c.Difference);
}

public sealed record CountDetailAnswer(CountAnswer Count, IReadOnlyList<CountLineAnswer> Lines);

public sealed record CountLineAnswer(string Id, string VariantId, string Sku, string Name, string? BinCode, string? LotNumber, DateOnly? ExpiresOn, int? Expected, int? Counted, int? Difference, bool IsFound)
{
    public static CountLineAnswer Of(CountLineRow l) => new(l.Id.ToString(), l.Variant.ToString(), l.Sku, l.Name, l.BinCode, l.LotNumber, l.ExpiresOn, l.Expected, l.Counted, l.Difference, l.IsFound);
}

/// <summary>What to count: bins by their codes, or one product.</summary>
public sealed record CountBody
{
    public string? HubId { get; init; }

    public IReadOnlyList<string?>? Bins { get; init; }

    public string? VariantId { get; init; }
}

public sealed record CountOpenedAnswer(string Id, string Number, int Places);

/// <summary>What was counted at a line of the count; or what was found: a variant, with its bin and lot.</summary>
public sealed record CountEntryBody
{
    public string? LineId { get; init; }

    public int? Counted { get; init; }

    public string? VariantId { get; init; }

    public string? BinCode { get; init; }

    public string? LotNumber { get; init; }

    public DateOnly? ExpiresOn { get; init; }
}

public sealed record CountEnteredAnswer(string LineId, int Open);

public sealed record CountRecountAnswer(int Places);

public sealed record CountApplyBody
{
    /// <summary>true: large differences were looked at again.</summary>
    public bool? Confirmed { get; init; }
}

public sealed record CountAppliedAnswer(string Number, int Changed, int Units, int HoldsLost);

public sealed record CountCancelledAnswer(string Number);
