using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Shipping;

/// <summary>Changes how a hub works: calendar, cut-off, capacity, costs. Orders that are placed from now on are routed by it.</summary>
public sealed class ChangeHub(IUnitOfWork work)
{
    private static readonly UseCase Self = new("hub.change", Permissions.HubsManage);

    /// <param name="Version">The hub's version that the person saw; null does not compare.</param>
    public sealed record Command(HubId Hub, HubSettings Settings, long? Version = null);

    public sealed record Answer(HubId Hub, long Version);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct) => HubRules.Check(command.Settings) is { Count: > 0 } errors
        ? Task.FromResult<Result<Answer>>(Error.Join(errors))
        : work.Run(Self, caller, w => Apply(command, w, ct), ct);

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        if (await w.Routing.Hub(c.Hub, ct) is not { } hub)
        {
            return CommonErrors.NotFound("This hub");
        }

        if (c.Version is { } seen && seen != hub.Version)
        {
            return CommonErrors.VersionMismatch(seen, hub.Version);
        }

        var before = HubSummary.Of(hub);
        hub.Change(c.Settings);
        w.Audit($"hub {hub.Code}", before, HubSummary.Of(hub));
        return new Answer(hub.Id, hub.Version);
    }

    /// <summary>The settings as the audit shows them.</summary>
    private sealed record HubSummary(bool IsActive, string TimeZone, string WorkingDays, string Holidays, int CutOffMinutes, int ProcessingMinutes, int? DailyCapacity, long ParcelCostMinor, long UnitCostMinor)
    {
        public static HubSummary Of(Hub h) => new(h.IsActive, h.TimeZone, h.WorkingDays, h.Holidays, h.CutOffMinutes, h.ProcessingMinutes, h.DailyCapacity, h.ParcelCostMinor, h.UnitCostMinor);
    }
}
