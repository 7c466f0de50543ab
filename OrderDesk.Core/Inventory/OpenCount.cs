using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>Opens a count of some bins, or of one product wherever it lies in a hub, with what is expected at each place.</summary>
public sealed class OpenCount(IUnitOfWork work)
{
    public const int MaxBins = 100;
    private static readonly UseCase Self = new("count.open", Permissions.StockCount);

    /// <param name="BinCodes">The bins; empty when a product is counted.</param>
    public sealed record Command(HubId Hub, IReadOnlyList<string> BinCodes, VariantId? Variant = null);

    public sealed record Answer(CountId Id, string Number, int Places);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        if ((c.BinCodes.Count == 0) == (c.Variant is null))
        {
            errors.Add(WarehouseErrors.NothingToCount());
        }

        if (c.BinCodes.Count > MaxBins)
        {
            errors.Add(CommonErrors.OutOfRange("bins", $"1 to {MaxBins} bins"));
        }

        foreach (var code in c.BinCodes.Take(MaxBins))
        {
            Text.Check(errors, "bins", code, Bin.MaxCode, required: true);
        }

        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Apply(c, w, ct), ct);
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        if (!await w.Warehouse.HasHub(c.Hub, ct))
        {
            return CommonErrors.NotFound("This hub");
        }

        var scope = c.Variant is { } variant ? await OfProduct(c, variant, w, ct) : await OfBins(c, w, ct);
        if (!scope.Ok)
        {
            return scope.Error;
        }

        var (what, places) = scope.Value;
        if (places.Count > StockCount.MaxLines)
        {
            return WarehouseErrors.CountTooLarge();
        }

        var count = StockCount.Open(w.Ids.New<CountId>(), await w.Warehouse.Number("CNT", ct), c.Hub, what, w.Caller.Name, w.Now);
        foreach (var place in places)
        {
            count.Expect(w.Ids.New<CountLineId>(), place);
        }

        w.Warehouse.Add(count);
        w.Audit($"count {count.Number}", null, new { count.What, Places = places.Count });
        return new Answer(count.Id, count.Number, places.Count);
    }

    private static async Task<Result<(string What, List<ShelfPlace> Places)>> OfProduct(Command c, VariantId variant, IWork w, CancellationToken ct)
    {
        var names = await w.Warehouse.Names([variant], ct);
        return names.TryGetValue(variant, out var name)
            ? ($"{name.Sku} {name.Name}", (await w.Warehouse.Shelf(c.Hub, [variant], ct)).Where(p => p.OnShelf > 0).ToList())
            : CommonErrors.NotFound("This product");
    }

    private static async Task<Result<(string What, List<ShelfPlace> Places)>> OfBins(Command c, IWork w, CancellationToken ct)
    {
        var codes = c.BinCodes.Select(code => Bin.CodeOf(code)!).Distinct(StringComparer.Ordinal).ToList();
        var bins = await w.Warehouse.Bins(c.Hub, codes, ct);
        if (codes.FirstOrDefault(code => bins.All(b => b.Code != code)) is { } unknown)
        {
            return StockErrors.UnknownBin(unknown);
        }

        var ids = bins.Select(b => b.Id).ToList();
        var shelf = await w.Warehouse.Shelf(c.Hub, await w.Warehouse.VariantsIn(c.Hub, ids, ct), ct);
        var what = codes.Count <= 6 ? string.Join(", ", codes) : $"{codes[0]} to {codes[^1]}, {codes.Count} bins";
        return (what, shelf.Where(p => p.OnShelf > 0 && ids.Contains(p.Bin)).ToList());
    }
}
