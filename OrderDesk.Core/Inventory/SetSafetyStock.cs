using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>Says how many units of a variant routing must leave in a hub.</summary>
public sealed class SetSafetyStock(IUnitOfWork work)
{
    public const int Max = 1_000_000;
    private static readonly UseCase Self = new("stock.set_safety", Permissions.HubsManage);

    public sealed record Command(VariantId Variant, HubId Hub, int SafetyStock);

    public sealed record Answer(int SafetyStock);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct) => command.SafetyStock is < 0 or > Max
        ? Task.FromResult<Result<Answer>>(CommonErrors.OutOfRange("safetyStock", $"between 0 and {Max}"))
        : work.Run(Self, caller, w => Apply(command, w, ct), ct);

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var rule = await StockRule.Of(c.Variant, c.Hub, w, ct);
        if (!rule.Ok)
        {
            return rule.Error;
        }

        var before = rule.Value.SafetyStock;
        rule.Value.KeepBack(c.SafetyStock);
        w.Audit($"stock {c.Variant} {c.Hub}", new { SafetyStock = before }, new { c.SafetyStock });
        return new Answer(c.SafetyStock);
    }
}
