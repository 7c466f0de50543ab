using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>A place of a hub by what is printed there: the bin's label and the lot's number. Neither: goods in no bin and of no lot.</summary>
public sealed record PlaceName(string? BinCode = null, string? LotNumber = null)
{
    internal void Check(ICollection<Error> errors, string prefix = "")
    {
        Text.Check(errors, prefix + "binCode", BinCode, Bin.MaxCode);
        Text.Check(errors, prefix + "lotNumber", LotNumber, Lot.MaxNumber);
    }

    internal async Task<Result<Place>> Find(VariantId variant, HubId hub, IWork w, CancellationToken ct)
    {
        var (code, number) = (Bin.CodeOf(BinCode), Text.Clean(LotNumber));
        var bin = code is null ? null : await w.Stock.Bin(hub, code, ct);
        if (code is not null && bin is null)
        {
            return StockErrors.UnknownBin(code);
        }

        var lot = number is null ? null : await w.Stock.Lot(variant, number, ct);
        if (number is not null && lot is null)
        {
            return WarehouseErrors.UnknownLot(number);
        }

        var stock = (await w.Stock.Places(variant, hub, ct)).FirstOrDefault(p => p.BinId == (bin?.Id ?? default) && p.LotId == (lot?.Id ?? default));
        return new Place(bin, lot, stock);
    }
}

/// <summary>A named place as it is.</summary>
/// <param name="Stock">Null: nothing lies there.</param>
internal sealed record Place(Bin? Bin, Lot? Lot, StockPlace? Stock)
{
    public BinId BinId => Bin?.Id ?? default;

    public LotId LotId => Lot?.Id ?? default;

    /// <summary>Why nothing may be added here; null when it may.</summary>
    public Error? RefusesMore(DateTime now) => Bin is { IsActive: false } bin ? StockErrors.UnknownBin(bin.Code)
        : Lot is { } lot && !lot.IsSellable(DateOnly.FromDateTime(now)) ? StockErrors.LotBlocked(lot.Number)
        : null;

    /// <summary>Why so many cannot be taken from here; null when they lie free.</summary>
    public Error? HasFree(int quantity) => (Stock?.Free ?? 0) >= quantity ? null : StockErrors.NotAtPlace(Stock?.Free ?? 0);

    /// <summary>Why so many cannot be carried from here; null when they belong to no parcel.</summary>
    public Error? HasUnallocated(int quantity) => (Stock is { } s ? s.OnShelf - s.Allocated : 0) is var there && there >= quantity ? null : StockErrors.NotAtPlace(there);

    public StockMove Move(MovementKind kind, VariantId variant, HubId hub, int quantity, string? reason) => new(kind, variant, hub, quantity) { Bin = BinId, Lot = LotId, Reason = reason };
}
