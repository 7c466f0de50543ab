using OrderDesk.Core.Common;
using static OrderDesk.Core.Common.EdgeKind;

namespace OrderDesk.Core.Shipping;

/// <summary>The small machine of a wave.</summary>
public enum WaveState
{
    Open,
    Picking,
    Picked,
    Done,
    Cancelled,
}

public enum WaveTrigger
{
    Pick,
    FinishPicking,
    FinishPacking,
    Cancel,
}

/// <summary>The table of a wave. What is packed without having been picked together ends it too.</summary>
public static class WaveLifecycle
{
    public static Lifecycle<WaveState, WaveTrigger> Table { get; } = new(WaveState.Open,
    [
        new(WaveState.Open, WaveTrigger.Pick, WaveState.Picking, Forward),
        new(WaveState.Open, WaveTrigger.FinishPacking, WaveState.Done, Forward),
        new(WaveState.Open, WaveTrigger.Cancel, WaveState.Cancelled, Exit),
        new(WaveState.Picking, WaveTrigger.FinishPicking, WaveState.Picked, Forward),
        new(WaveState.Picking, WaveTrigger.FinishPacking, WaveState.Done, Forward),
        new(WaveState.Picking, WaveTrigger.Cancel, WaveState.Cancelled, Exit),
        new(WaveState.Picked, WaveTrigger.FinishPacking, WaveState.Done, Forward),
        new(WaveState.Picked, WaveTrigger.Cancel, WaveState.Cancelled, Exit),
    ]);
}

/// <summary>How the floor works.</summary>
public sealed record FloorPolicy
{
    /// <summary>How many totes a trolley carries, when the one who builds a wave does not say.</summary>
    public int Totes { get; init; } = 8;
}

/// <summary>A parcel in a wave, with the tote that it is picked into.</summary>
public sealed class WaveParcel
{
    private WaveParcel()
    {
    }

    public WaveId WaveId { get; private set; }

    public FulfillmentId FulfillmentId { get; private set; }

    public OrderId OrderId { get; private set; }

    /// <summary>The round through the hub, from 1.</summary>
    public int Cluster { get; private set; }

    /// <summary>The tote in its round, from 1.</summary>
    public int Slot { get; private set; }

    /// <summary>True while the wave runs: a parcel is in one such wave at most.</summary>
    public bool IsOpen { get; private set; } = true;

    internal static WaveParcel Of(WaveId wave, FulfillmentId parcel, OrderId order, int cluster, int slot) =>
        new() { WaveId = wave, FulfillmentId = parcel, OrderId = order, Cluster = cluster, Slot = slot };

    internal void LetGo() => IsOpen = false;
}

/// <summary>Parcels of one hub that are picked together: round by round, each parcel into a tote of its own.</summary>
public sealed class Wave
{
    public const int MostTotes = 12;
    private readonly List<WaveParcel> _parcels = [];

    private Wave()
    {
    }

    public WaveId Id { get; private set; }

    /// <summary>WAV-2026-000001.</summary>
    public string Number { get; private set; } = "";

    public HubId HubId { get; private set; }

    public WaveState State { get; private set; }

    public DateTime StateAt { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public string CreatedBy { get; private set; } = "";

    /// <summary>Who picks it, or did.</summary>
    public string? PickedBy { get; private set; }

    /// <summary>How many totes go on one round.</summary>
    public int Totes { get; private set; }

    public IReadOnlyList<WaveParcel> Parcels => _parcels;

    public bool IsOver => State is WaveState.Done or WaveState.Cancelled;

    public static Wave Create(WaveId id, string number, HubId hub, int totes, string by, DateTime now) =>
        new() { Id = id, Number = number, HubId = hub, Totes = totes, CreatedBy = by, CreatedAt = now, StateAt = now };

    /// <summary>The parcel that comes next: rounds are filled one after the other.</summary>
    public WaveParcel Next(FulfillmentId parcel, OrderId order, int index) => WaveParcel.Of(Id, parcel, order, (index / Totes) + 1, (index % Totes) + 1);

    public Result<Done> Pick(string by, DateTime now)
    {
        var fired = State == WaveState.Open ? Fire(WaveTrigger.Pick, now) : State == WaveState.Picking ? Done.Value : FloorErrors.WaveIsOver(Number, State);
        if (fired.Ok)
        {
            PickedBy = by;
        }

        return fired;
    }

    /// <summary>All that can be picked is in its tote.</summary>
    public void FinishPicking(DateTime now)
    {
        if (State == WaveState.Picking)
        {
            Fire(WaveTrigger.FinishPicking, now);
        }
    }

    /// <summary>No parcel of it waits any more.</summary>
    public Result<Done> Finish(DateTime now) => End(WaveTrigger.FinishPacking, now);

    public Result<Done> Cancel(DateTime now) => End(WaveTrigger.Cancel, now);

    private Result<Done> End(WaveTrigger trigger, DateTime now)
    {
        var fired = Fire(trigger, now);
        if (fired.Ok)
        {
            _parcels.ForEach(p => p.LetGo());
        }

        return fired;
    }

    private Result<Done> Fire(WaveTrigger trigger, DateTime now)
    {
        var next = WaveLifecycle.Table.Fire(State, trigger);
        if (!next.Ok)
        {
            return next.Error;
        }

        (State, StateAt) = (next.Value, now);
        return Done.Value;
    }
}
