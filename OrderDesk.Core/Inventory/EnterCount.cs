using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>Writes down what somebody counted at one place: one that was expected, or one where something was found.</summary>
public sealed class EnterCount(IUnitOfWork work)
{
    private static readonly UseCase Self = new("count.enter", Permissions.StockCount);

    /// <param name="Line">Null when something was found.</param>
    public sealed record Command(CountId Count, CountLineId? Line, Found? Found, int Counted);

    /// <summary>Goods that the count did not expect there.</summary>
    /// <param name="ExpiresOn">Only for a lot that is not known yet.</param>
    public sealed record Found(VariantId Variant, PlaceName At, DateOnly? ExpiresOn = null);

    /// <param name="Open">Places that are still to be counted.</param>
    public sealed record Answer(CountLineId Line, int Open);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        if (c.Counted is < 0 or > AdjustStock.MaxQuantity)
        {
            errors.Add(CommonErrors.OutOfRange("counted", $"a whole number from 0 to {AdjustStock.MaxQuantity}"));
        }

        if ((c.Line is null) == (c.Found is null))
        {
            errors.Add(CommonErrors.Required("lineId"));
        }

        c.Found?.At.Check(errors);
        if (c.Found is { ExpiresOn: not null, At.LotNumber: null })
        {
            errors.Add(CommonErrors.Required("lotNumber"));
        }

        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Apply(c, w, ct), ct);
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var open = await OneCount.Open(c.Count, w, ct);
        if (!open.Ok)
        {
            return open.Error;
        }

        var count = open.Value;

        Result<CountLine> line = c.Found is { } found ? await LineOf(count, found, w, ct)
            : count.Lines.FirstOrDefault(l => l.Id == c.Line) is { } known ? known
            : CommonErrors.NotFound("This place of the count");
        if (!line.Ok)
        {
            return line.Error;
        }

        count.Enter(line.Value, c.Counted, w.Caller.Name, w.Now);
        return new Answer(line.Value.Id, count.Lines.Count(l => l.Counted is null));
    }

    private static async Task<Result<CountLine>> LineOf(StockCount count, Found found, IWork w, CancellationToken ct)
    {
        if (await w.Stock.Level(found.Variant, count.HubId, ct) is null)
        {
            return CommonErrors.NotFound("This product in this hub");
        }

        var code = Bin.CodeOf(found.At.BinCode);
        var bin = code is null ? null : await w.Stock.Bin(count.HubId, code, ct);
        if (code is not null && bin is not { IsActive: true })
        {
            return StockErrors.UnknownBin(code);
        }

        var lot = await LotOf(found, w, ct);
        if (!lot.Ok)
        {
            return lot.Error;
        }

        var (binId, lotId) = (bin?.Id ?? default, lot.Value);
        if (count.At(found.Variant, binId, lotId) is { } known)
        {
            return known;
        }

        if (count.Lines.Count >= StockCount.MaxLines)
        {
            return WarehouseErrors.CountTooLarge();
        }

        var place = (await w.Warehouse.Shelf(count.HubId, [found.Variant], ct)).FirstOrDefault(p => p.Bin == binId && p.Lot == lotId)
            ?? new ShelfPlace(found.Variant, binId, lotId, 0, 0, 0, 0);
        return count.Expect(w.Ids.New<CountLineId>(), place, isFound: true);
    }

    /// <summary>A lot that nobody knew is written down as it is, also when it has expired: it lies there.</summary>
    private static async Task<Result<LotId>> LotOf(Found found, IWork w, CancellationToken ct)
    {
        if (Text.Clean(found.At.LotNumber) is not { } number)
        {
            return default(LotId);
        }

        if (await w.Stock.Lot(found.Variant, number, ct) is { } known)
        {
            return found.ExpiresOn is { } date && date != known.ExpiresOn ? StockErrors.LotDiffers(number, known.ExpiresOn) : known.Id;
        }

        var made = Lot.Create(w.Ids.New<LotId>(), found.Variant, number, found.ExpiresOn, w.Now);
        if (!made.IsSellable(DateOnly.FromDateTime(w.Now)))
        {
            made.Block("Expired", w.Now);
        }

        w.Stock.Add(made);
        return made.Id;
    }
}
