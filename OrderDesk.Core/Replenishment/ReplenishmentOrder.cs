using OrderDesk.Core.Common;

namespace OrderDesk.Core.Replenishment;

/// <summary>Units of one variant that are ordered from the supplier.</summary>
public sealed class ReplenishmentLine
{
    private ReplenishmentLine()
    {
    }

    public ReplenishmentId ReplenishmentId { get; private set; }

    public VariantId VariantId { get; private set; }

    public int Quantity { get; private set; }

    public int Received { get; private set; }

    public int Open => Math.Max(0, Quantity - Received);

    /// <summary>A tenth more than ordered is taken in: suppliers round up to whole boxes.</summary>
    public int MostReceived => Quantity + (Quantity / 10);

    internal static ReplenishmentLine Of(ReplenishmentId order, VariantId variant, int quantity) => new() { ReplenishmentId = order, VariantId = variant, Quantity = quantity };

    internal void Order(int quantity) => Quantity = quantity;

    internal void Receive(int units) => Received += units;
}

/// <summary>Goods that a hub orders from a supplier: a draft that collects lines, sent once, received in one or several parts.</summary>
public sealed class ReplenishmentOrder
{
    public const int MaxLines = 500;
    public const int MaxQuantity = 100_000;
    private readonly List<ReplenishmentLine> _lines = [];

    private ReplenishmentOrder()
    {
    }

    public ReplenishmentId Id { get; private set; }

    /// <summary>REP-2026-000001.</summary>
    public string Number { get; private set; } = "";

    public SupplierId SupplierId { get; private set; }

    public HubId HubId { get; private set; }

    public ReplenishmentState State { get; private set; }

    public DateTime StateAt { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>When the goods should come, by the supplier's lead time.</summary>
    public DateOnly? ExpectedOn { get; private set; }

    /// <summary>Why it was cancelled, or closed before everything had come.</summary>
    public string? CloseReason { get; private set; }

    public string? Note { get; private set; }

    public long Version { get; private set; } = 1;

    public IReadOnlyList<ReplenishmentLine> Lines => _lines;

    public static ReplenishmentOrder Draft(ReplenishmentId id, string number, SupplierId supplier, HubId hub, DateTime now) =>
        new() { Id = id, Number = number, SupplierId = supplier, HubId = hub, CreatedAt = now, StateAt = now };

    /// <summary>Orders that many of a variant; zero takes the line out. Only a draft can be changed.</summary>
    public Result<Done> Set(VariantId variant, int quantity)
    {
        if (State != ReplenishmentState.Draft)
        {
            return ReplenishmentErrors.NotDraft();
        }

        if (quantity is < 0 or > MaxQuantity || (quantity > 0 && _lines.Count >= MaxLines && _lines.All(l => l.VariantId != variant)))
        {
            return CommonErrors.OutOfRange("quantity", $"a whole number from 0 to {MaxQuantity}, on {MaxLines} lines at most");
        }

        var line = _lines.FirstOrDefault(l => l.VariantId == variant);
        if (line is null && quantity > 0)
        {
            _lines.Add(ReplenishmentLine.Of(Id, variant, quantity));
        }
        else if (quantity == 0)
        {
            _lines.RemoveAll(l => l.VariantId == variant);
        }
        else
        {
            line!.Order(quantity);
        }

        Version++;
        return Done.Value;
    }

    public Result<Done> Send(int leadDays, DateTime now)
    {
        if (_lines.Count == 0)
        {
            return ReplenishmentErrors.Empty();
        }

        var fired = Fire(ReplenishmentTrigger.Send, now);
        if (fired.Ok)
        {
            (SentAt, ExpectedOn) = (now, DateOnly.FromDateTime(now).AddDays(leadDays));
        }

        return fired;
    }

    /// <summary>Goods came: never more than a tenth over what was ordered.</summary>
    public Result<Done> Receive(IReadOnlyDictionary<VariantId, int> units, DateTime now)
    {
        foreach (var (variant, count) in units)
        {
            if (_lines.FirstOrDefault(l => l.VariantId == variant) is not { } line)
            {
                return ReplenishmentErrors.NotOrdered();
            }

            if (line.Received + count > line.MostReceived)
            {
                return ReplenishmentErrors.OverReceipt(line.Quantity, line.Received, line.MostReceived - line.Received);
            }
        }

        foreach (var line in _lines)
        {
            line.Receive(units.GetValueOrDefault(line.VariantId));
        }

        return Fire(_lines.All(l => l.Open == 0) ? ReplenishmentTrigger.ReceiveAll : ReplenishmentTrigger.ReceivePart, now);
    }

    /// <summary>Nothing more is to come: what has come closes it, else it is cancelled.</summary>
    public Result<Done> Close(string reason, string? note, DateTime now)
    {
        var fired = Fire(State == ReplenishmentState.PartlyReceived ? ReplenishmentTrigger.CloseShort : ReplenishmentTrigger.Cancel, now);
        if (fired.Ok)
        {
            (CloseReason, Note) = (reason, note);
        }

        return fired;
    }

    private Result<Done> Fire(ReplenishmentTrigger trigger, DateTime now)
    {
        var next = ReplenishmentLifecycle.Table.Fire(State, trigger);
        if (!next.Ok)
        {
            return next.Error;
        }

        (State, StateAt, Version) = (next.Value, now, Version + 1);
        return Done.Value;
    }
}
