using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>Sets up a whole shelf at once: the bins from one code to another, in walking order. Those that are there stay as they are.</summary>
public sealed class CreateBins(IUnitOfWork work)
{
    private static readonly UseCase Self = new("bin.create_range", Permissions.BinsManage);

    /// <param name="Zone">Null: the first part of each code.</param>
    /// <param name="Walk">Where the first one comes on the walk; null: after the last of the hub.</param>
    public sealed record Command(HubId Hub, string From, string To, string? Zone = null, int? Walk = null);

    public sealed record Answer(int Created, int Known);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        var (from, to) = (Bin.CodeOf(c.From), Bin.CodeOf(c.To));
        foreach (var (field, code) in new[] { ("from", from), ("to", to) })
        {
            if (!BinRange.IsCode(code))
            {
                errors.Add(WarehouseErrors.BadBinCode(field));
            }
        }

        Text.Check(errors, "zone", c.Zone, Bin.MaxZone);
        if (c.Walk is < 0 or > Bin.MaxWalk - BinRange.Most)
        {
            errors.Add(CommonErrors.OutOfRange("walk", $"between 0 and {Bin.MaxWalk - BinRange.Most}"));
        }

        if (errors.Count > 0)
        {
            return Task.FromResult<Result<Answer>>(Error.Join(errors));
        }

        var codes = BinRange.Of(from!, to!);
        return codes.Ok ? work.Run(Self, caller, w => Apply(c, codes.Value, w, ct), ct) : Task.FromResult<Result<Answer>>(codes.Error);
    }

    private static async Task<Result<Answer>> Apply(Command c, IReadOnlyList<string> codes, IWork w, CancellationToken ct)
    {
        if (!await w.Warehouse.HasHub(c.Hub, ct))
        {
            return CommonErrors.NotFound("This hub");
        }

        var known = (await w.Warehouse.Bins(c.Hub, codes, ct)).Select(b => b.Code).ToHashSet(StringComparer.Ordinal);
        var walk = c.Walk ?? await w.Warehouse.LastWalk(c.Hub, ct) + 1;
        var made = codes.Where(code => !known.Contains(code)).ToList();
        foreach (var code in made)
        {
            w.Stock.Add(Bin.Create(w.Ids.New<BinId>(), c.Hub, code, Text.Clean(c.Zone) ?? BinRange.ZoneOf(code), walk++));
        }

        w.Audit($"bins of {c.Hub}", null, new { c.From, c.To, Created = made.Count });
        return new Answer(made.Count, known.Count);
    }
}
