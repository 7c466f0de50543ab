using OrderDesk.Core.Common;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Web.Shipping;

/// <summary>What a wave is to take.</summary>
public sealed record WaveBody
{
    public string? HubId { get; init; }

    /// <summary>Only parcels whose goods all lie in this zone.</summary>
    public string? Zone { get; init; }

    /// <summary>This priority and above.</summary>
    public string? Priority { get; init; }

    /// <summary>Only what is promised until then.</summary>
    public DateTime? PromisedUntil { get; init; }

    public int? MaxParcels { get; init; }

    public int? MaxUnits { get; init; }

    public int? MaxLines { get; init; }

    /// <summary>How many parcels are picked on one round.</summary>
    public int? Totes { get; init; }
}

public sealed record WaveParcelAnswer(string FulfillmentId, string OrderId, string OrderNumber, string Priority, DateTime? PromisedAt, int Units, int Lines, IReadOnlyList<string> Zones)
{
    public static WaveParcelAnswer Of(WaveCandidate c) => new(c.Parcel.ToString(), c.Order.ToString(), c.OrderNumber, WireName.Of(c.Priority), c.PromisedAt, c.Units, c.Lines, c.Zones);
}

/// <param name="Code">on_hold, in_wave, not_reserved, other_zone, less_urgent, promised_later or over_cap.</param>
public sealed record LeftOutAnswer(string FulfillmentId, string OrderNumber, string Code, string Reason);

public sealed record WavePreviewAnswer(int Units, int Lines, IReadOnlyList<WaveParcelAnswer> Parcels, IReadOnlyList<LeftOutAnswer> LeftOut)
{
    public static WavePreviewAnswer Of(WavePlan plan) => new(
        plan.Units, plan.Lines, [.. plan.Taken.Select(WaveParcelAnswer.Of)], [.. plan.LeftOut.Select(l => new LeftOutAnswer(l.Parcel.Parcel.ToString(), l.Parcel.OrderNumber, l.Code, l.Words))]);
}

public sealed record WaveMadeAnswer(string WaveId, string Number, int Parcels, int Units);

public sealed record WaveAnswer(
    string Id, string Number, string HubId, string HubCode, string State, DateTime StateAt, DateTime CreatedAt, string CreatedBy, string? PickedBy, int Totes, int Parcels, int Waiting, int Units, int UnitsInTotes)
{
    public static WaveAnswer Of(WaveRow w) => new(
        w.Id.ToString(), w.Number, w.HubId.ToString(), w.HubCode, WireName.Of(w.State), w.StateAt, w.CreatedAt, w.CreatedBy, w.PickedBy, w.Totes, w.Parcels, w.Waiting, w.Units, w.InTotes);
}

public sealed record TotePickAnswer(string LineId, string Sku, string? Bin, string? Zone, string? Lot, DateOnly? ExpiresOn, int Quantity);

/// <param name="Slot">The tote of the parcel in its round.</param>
public sealed record ToteAnswer(int Round, int Slot, string FulfillmentId, string OrderId, string OrderNumber, int Parcel, string State, bool OnHold, int Units, IReadOnlyList<TotePickAnswer> Picks)
{
    public static ToteAnswer Of(ParcelRow p) => new(
        p.Wave!.Cluster, p.Wave.Slot, p.Id.ToString(), p.OrderId.ToString(), p.OrderNumber, p.Number, WireName.Of(p.State), p.OnHold, p.Units,
        [.. p.Lines.SelectMany(l => l.Picks, (l, k) => new TotePickAnswer(l.LineId.ToString(), l.Sku, k.BinCode, k.Zone, k.LotNumber, k.ExpiresOn, k.Quantity))]);
}

public sealed record WaveDetailAnswer(WaveAnswer Wave, IReadOnlyList<ToteAnswer> Totes);

public sealed record WaveEndedAnswer(string WaveId, string Number, string State, int PutBack);

/// <summary>One scan. The same id again is answered the same and counts once.</summary>
public sealed record ScanBody
{
    public string? Id { get; init; }

    public string? Code { get; init; }
}

/// <param name="Verdict">right, wrong or enough.</param>
/// <param name="Again">The id was known already.</param>
public sealed record ScanAnswer(string Id, string Verdict, string Words, bool Again)
{
    public static ScanAnswer Of(ApplyScan.Answer a) => new(a.Id, WireName.Of(a.Verdict), a.Words, a.Again);
}

/// <summary>Fewer lie at a place than should; binId and lotId are those of the next pick.</summary>
public sealed record ShortPickBody
{
    public string? VariantId { get; init; }

    /// <summary>Left out: in no bin.</summary>
    public string? BinId { get; init; }

    /// <summary>Left out: of no lot.</summary>
    public string? LotId { get; init; }

    public int? Missing { get; init; }

    public string? ReasonCode { get; init; }

    /// <summary>backorder (as usual) or ask: what becomes of units that lie nowhere in the hub.</summary>
    public string? Otherwise { get; init; }
}

public sealed record ShortSourceAnswer(string? Bin, string? Lot, int Quantity);

public sealed record ShortPickAnswer(IReadOnlyList<ShortSourceAnswer> Instead, int Short, int Corrected, IReadOnlyList<string> OrderNumbers)
{
    public static ShortPickAnswer Of(ShortPick.Answer a) => new([.. a.Instead.Select(s => new ShortSourceAnswer(s.BinCode, s.LotNumber, s.Quantity))], a.Short, a.Corrected, a.Orders);
}
