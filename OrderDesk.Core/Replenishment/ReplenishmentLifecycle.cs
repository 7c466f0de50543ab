using OrderDesk.Core.Common;
using static OrderDesk.Core.Common.EdgeKind;

namespace OrderDesk.Core.Replenishment;

/// <summary>The small machine of an order to a supplier.</summary>
public enum ReplenishmentState
{
    Draft,
    Sent,
    PartlyReceived,
    Received,
    Cancelled,
}

public enum ReplenishmentTrigger
{
    Send,
    ReceivePart,
    ReceiveAll,

    /// <summary>Nothing more comes; what came is kept.</summary>
    CloseShort,
    Cancel,
}

/// <summary>The table of a replenishment order.</summary>
public static class ReplenishmentLifecycle
{
    public static Lifecycle<ReplenishmentState, ReplenishmentTrigger> Table { get; } = new(ReplenishmentState.Draft,
    [
        new(ReplenishmentState.Draft, ReplenishmentTrigger.Send, ReplenishmentState.Sent, Forward),
        new(ReplenishmentState.Draft, ReplenishmentTrigger.Cancel, ReplenishmentState.Cancelled, Exit),
        new(ReplenishmentState.Sent, ReplenishmentTrigger.ReceivePart, ReplenishmentState.PartlyReceived, Forward),
        new(ReplenishmentState.Sent, ReplenishmentTrigger.ReceiveAll, ReplenishmentState.Received, Forward),
        new(ReplenishmentState.Sent, ReplenishmentTrigger.Cancel, ReplenishmentState.Cancelled, Exit),
        new(ReplenishmentState.PartlyReceived, ReplenishmentTrigger.ReceivePart, ReplenishmentState.PartlyReceived, Forward),
        new(ReplenishmentState.PartlyReceived, ReplenishmentTrigger.ReceiveAll, ReplenishmentState.Received, Forward),
        new(ReplenishmentState.PartlyReceived, ReplenishmentTrigger.CloseShort, ReplenishmentState.Received, Exit),
    ]);
}
