using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>Sets up a bin of a hub, or changes the one with this code. It can be put out of use only when nothing lies in it.</summary>
public sealed class SetBin(IUnitOfWork work)
{
    private static readonly UseCase Self = new("bin.set", Permissions.BinsManage);

    /// <param name="Walk">Where it comes on the walk; null: as it is, or last.</param>
    public sealed record Command(HubId Hub, string Code, string? Zone = null, int? Walk = null, bool IsActive = true);

    public sealed record Answer(BinId Bin, string Code, bool Created);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        if (!BinRange.IsCode(Bin.CodeOf(c.Code)))
        {
            errors.Add(WarehouseErrors.BadBinCode("code"));
        }

        Text.Check(errors, "zone", c.Zone, Bin.MaxZone);
        if (c.Walk is < 0 or > Bin.MaxWalk)
        {
            errors.Add(CommonErrors.OutOfRange("walk", $"between 0 and {Bin.MaxWalk}"));
        }

        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Apply(c, w, ct), ct);
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        if (!await w.Warehouse.HasHub(c.Hub, ct))
        {
            return CommonErrors.NotFound("This hub");
        }

        var code = Bin.CodeOf(c.Code)!;
        if (await w.Stock.Bin(c.Hub, code, ct) is not { } bin)
        {
            var made = Bin.Create(w.Ids.New<BinId>(), c.Hub, code, Text.Clean(c.Zone) ?? BinRange.ZoneOf(code), c.Walk ?? await w.Warehouse.LastWalk(c.Hub, ct) + 1);
            made.Change(made.Zone, made.Walk, c.IsActive);
            w.Stock.Add(made);
            w.Audit($"bin {code}", null, new { made.Zone, made.Walk, made.IsActive });
            return new Answer(made.Id, code, Created: true);
        }

        if (!c.IsActive && bin.IsActive && await w.Warehouse.UnitsIn(c.Hub, bin.Id, ct) is > 0 and var units)
        {
            return WarehouseErrors.BinNotEmpty(code, units);
        }

        var before = new { bin.Zone, bin.Walk, bin.IsActive };
        bin.Change(Text.Clean(c.Zone) ?? bin.Zone, c.Walk ?? bin.Walk, c.IsActive);
        w.Audit($"bin {code}", before, new { bin.Zone, bin.Walk, bin.IsActive });
        return new Answer(bin.Id, code, Created: false);
    }
}
