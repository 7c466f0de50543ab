using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>Sent → partly received → received; cancelled before anything has arrived.</summary>
public enum TransferState
{
    Sent,
    PartlyReceived,
    Received,
    Cancelled,
}

/// <summary>Units of one lot of a transfer: every one of them is on the way, received or missing.</summary>
public sealed class TransferLine
{
    private TransferLine()
    {
    }

    public TransferLineId Id { get; private set; }

    public TransferId TransferId { get; private set; }

    public VariantId VariantId { get; private set; }

    /// <summary>Zero: of no lot.</summary>
    public LotId LotId { get; private set; }

    /// <summary>Where it was taken from; zero: from no bin.</summary>
    public BinId FromBinId { get; private set; }

    public int Sent { get; private set; }

    public int Received { get; private set; }

    /// <summary>Units that never arrived, known since the transfer was closed.</summary>
    public int Missing { get; private set; }

    public int OnTheWay => Sent - Received - Missing;

    internal static TransferLine Of(TransferLineId id, TransferId transfer, VariantId variant, LotId lot, BinId from, int sent) =>
        new() { Id = id, TransferId = transfer, VariantId = variant, LotId = lot, FromBinId = from, Sent = sent };

    internal void Receive(int quantity) => Received += quantity;

    internal void Close() => Missing += OnTheWay;
}

/// <summary>Goods on their way from one hub to another. They have left the stock of the one and are not yet in that of the other.</summary>
public sealed class Transfer
{
    public const int MaxLines = 200;

    private readonly List<TransferLine> _lines = [];

    private Transfer()
    {
    }

    public TransferId Id { get; private set; }

    /// <summary>TRF-2026-000001.</summary>
    public string Number { get; private set; } = "";

    public HubId FromHubId { get; private set; }

    public HubId ToHubId { get; private set; }

    public TransferState State { get; private set; }

    public DateTime SentAt { get; private set; }

    public string SentBy { get; private set; } = "";

    /// <summary>When nothing was on the way any more, whatever became of it.</summary>
    public DateTime? ClosedAt { get; private set; }

    public string? ClosedBy { get; private set; }

    /// <summary>Why units are missing, or why it was cancelled: a code of the list, with words.</summary>
    public string? CloseReason { get; private set; }

    public string? Note { get; private set; }

    public long Version { get; private set; }

    public IReadOnlyList<TransferLine> Lines => _lines;

    public bool IsOpen => State is TransferState.Sent or TransferState.PartlyReceived;

    public static Transfer Send(TransferId id, string number, HubId from, HubId to, string? note, string by, DateTime now) =>
        new() { Id = id, Number = number, FromHubId = from, ToHubId = to, Note = note, SentBy = by, SentAt = now };

    public void Add(TransferLineId id, VariantId variant, LotId lot, BinId from, int quantity) => _lines.Add(TransferLine.Of(id, Id, variant, lot, from, quantity));

    public void Receive(IEnumerable<(TransferLine Line, int Quantity)> arrived, string by, DateTime now)
    {
        foreach (var (line, quantity) in arrived)
        {
            line.Receive(quantity);
        }

        Version++;
        State = TransferState.PartlyReceived;
        if (_lines.TrueForAll(l => l.OnTheWay == 0))
        {
            (State, ClosedAt, ClosedBy) = (TransferState.Received, now, by);
        }
    }

    /// <summary>What has not arrived by now never will.</summary>
    public void Close(string reason, string by, DateTime now)
    {
        _lines.ForEach(l => l.Close());
        Version++;
        (State, CloseReason, ClosedAt, ClosedBy) = (TransferState.Received, reason, now, by);
    }

    public void Cancel(string reason, string by, DateTime now)
    {
        Version++;
        (State, CloseReason, ClosedAt, ClosedBy) = (TransferState.Cancelled, reason, now, by);
    }
}
