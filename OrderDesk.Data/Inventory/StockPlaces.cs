using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Data.Work;

namespace OrderDesk.Data.Inventory;

/// <summary>
/// Finds the places of moves and takes them: a move becomes one piece for each lot and bin. What belongs to a parcel comes from the
/// places that are allocated to it; what is committed is allocated first-expired-first-out; the rest names its place or takes what is
/// free. Each place is one guarded update, in the order of their keys.
/// </summary>
internal sealed class StockPlaces(OrderDeskDb db, DateTime now)
{
    private const string Guarded = """
        UPDATE stock_places SET on_shelf = on_shelf + $1, allocated = allocated + $2, blocked = blocked + $3
        WHERE variant_id = $4 AND hub_id = $5 AND bin_id = $6 AND lot_id = $7
          AND on_shelf + $1 >= allocated + $2 + blocked + $3 AND allocated + $2 >= 0 AND blocked + $3 >= 0
        """;

    private const string EnsurePlace = "INSERT INTO stock_places (variant_id, hub_id, bin_id, lot_id, on_shelf, allocated, blocked) VALUES ($1, $2, $3, $4, 0, 0, 0) ON CONFLICT DO NOTHING";

    private const string ChangeAllocation = "UPDATE stock_allocations SET fulfillment_id = $1, quantity = $2, state = $3 WHERE id = $4";

    private static readonly MovementKind[] OfParcel = [MovementKind.Uncommitted, MovementKind.Shipped, MovementKind.Unshipped, MovementKind.Repacked];
    private readonly List<Held> _held = [];
    private readonly List<(StockMove Piece, bool IsSellable)> _freed = [];
    private readonly Dictionary<(VariantId, HubId), List<PlaceStock>> _stock = [];
    private readonly DateOnly _today = DateOnly.FromDateTime(now);

    /// <summary>Units of a parcel's line at a place, as this transaction sees them.</summary>
    private sealed record Held(StockAllocation Row, PlaceStock Place)
    {
        public FulfillmentId Parcel { get; set; } = Row.FulfillmentId;

        public int Quantity { get; set; } = Row.Quantity;

        public AllocationState State { get; set; } = Row.State;

        /// <summary>Made in this transaction and not inserted yet.</summary>
        public bool IsNew { get; set; }

        public bool HasChanged { get; set; }
    }

    public async Task<Result<List<StockMove>>> Take(IReadOnlyList<StockMove> moves, IdSource ids, CancellationToken ct)
    {
        await Load(moves, ct);
        var pieces = new List<StockMove>();
        foreach (var move in moves)
        {
            var found = Of(move, ids);
            if (!found.Ok)
                return found.Error;
            pieces.AddRange(found.Value);
        }

        if (await Write(pieces, moves, ct) is { } refused)
            return refused;
        await WriteAllocations(ct);
        return pieces;
    }

    /// <summary>The allocations that are to be inserted, once.</summary>
    public IReadOnlyList<StockAllocation> NewAllocations()
    {
        var made = _held.Where(h => h.IsNew).ToList();
        foreach (var held in made)
            (held.IsNew, held.HasChanged) = (false, false);
        return [.. made.Select(h => h.Row.Now(h.Parcel, h.Quantity, h.State))];
    }

    private Result<List<StockMove>> Of(StockMove move, IdSource ids) => move.Kind switch
    {
        MovementKind.Held or MovementKind.Released => One(move),
        MovementKind.Committed or MovementKind.Reallocated => Commit(move, ids),
        MovementKind.Uncommitted => FromParcel(move, AllocationState.Allocated, AllocationState.Released),
        MovementKind.Shipped => FromParcel(move, AllocationState.Allocated, AllocationState.Shipped),
        MovementKind.Unshipped => FromParcel(move, AllocationState.Shipped, AllocationState.Allocated),
        MovementKind.Repacked => Repack(move, ids),
        _ when move.Bin is not null || move.Lot is not null || move.Delta.Shelf > 0 => One(move with { Bin = move.Bin ?? default(BinId), Lot = move.Lot ?? default(LotId) }),
        _ => FromAnywhere(move),
    };

    private static Result<List<StockMove>> One(StockMove move) => new List<StockMove> { move };

    private Result<List<StockMove>> Commit(StockMove move, IdSource ids)
    {
        if (move is { Bin: { } bin, Lot: { } lot })
        {
            _held.Add(new Held(StockAllocation.Of(ids.New<RowId>(), move, move.Parcel!.Value, now), new PlaceStock(bin, lot, null, false, 0, 0)) { IsNew = true });
            return One(move);
        }

        var taken = Fefo.Take(_stock[(move.Variant, move.Hub)], move.Quantity, _today);
        if (taken.Sum(t => t.Quantity) < move.Quantity)
            return StockErrors.NotSellable(move.Variant, move.Hub);
        var pieces = new List<StockMove>();
        foreach (var (place, quantity) in taken)
        {
            var piece = move with { Quantity = quantity, Bin = place.Bin, Lot = place.Lot };
            var row = StockAllocation.Of(ids.New<RowId>(), piece, move.Parcel!.Value, now);
            _held.Add(new Held(row, place) { IsNew = true });
            Change((move.Variant, move.Hub), place, -quantity);
            pieces.Add(piece);
        }

        return pieces;
    }

    /// <summary>Units that come back to a lot that was blocked or has expired meanwhile are blocked at once.</summary>
    private Result<List<StockMove>> FromParcel(StockMove move, AllocationState from, AllocationState to)
    {
        var pieces = new List<StockMove>();
        foreach (var held in Newest(move.Parcel!.Value, move.Line!.Value, from).Where(h => (move.Lot is null || h.Place.Lot == move.Lot) && (move.Bin is null || h.Place.Bin == move.Bin)))
        {
            var quantity = Math.Min(move.Quantity - pieces.Where(p => p.Kind == move.Kind).Sum(p => p.Quantity), held.Quantity);
            if (quantity == 0)
                break;
            Split(held, quantity, h => h.State = to);
            var piece = move with { Quantity = quantity, Bin = held.Place.Bin, Lot = held.Place.Lot };
            pieces.Add(piece);
            if (move.Kind == MovementKind.Uncommitted)
                Free(piece, held.Place);
            if (move.Kind == MovementKind.Uncommitted && !held.Place.IsSellable(_today))
                pieces.Add(piece with { Kind = MovementKind.Blocked, Reason = "lot_not_sellable" });
        }

        return pieces.Where(p => p.Kind == move.Kind).Sum(p => p.Quantity) == move.Quantity ? pieces : throw new InvalidOperationException($"Parcel {move.Parcel} has fewer units allocated than it moves.");
    }

    private Result<List<StockMove>> Repack(StockMove move, IdSource ids)
    {
        var left = move.Quantity;
        foreach (var held in Newest(move.Parcel!.Value, move.Line!.Value, AllocationState.Allocated))
        {
            var quantity = Math.Min(left, held.Quantity);
            if (quantity == 0)
                break;
            if (quantity == held.Quantity)
                (held.Parcel, held.HasChanged) = (move.ToParcel!.Value, true);
            else
                Move(held, quantity, move, ids);
            left -= quantity;
        }

        return left == 0 ? new List<StockMove>() : throw new InvalidOperationException($"Parcel {move.Parcel} has fewer units allocated than it gives away.");
    }

    private void Move(Held held, int quantity, StockMove move, IdSource ids)
    {
        (held.Quantity, held.HasChanged) = (held.Quantity - quantity, true);
        var row = StockAllocation.Of(ids.New<RowId>(), move with { Quantity = quantity, Bin = held.Place.Bin, Lot = held.Place.Lot }, move.ToParcel!.Value, now);
        _held.Add(new Held(row, held.Place) { IsNew = true });
    }

    /// <summary>A correction that names no place takes what is free, what leaves first anyway; else from the place without bin and lot.</summary>
    private Result<List<StockMove>> FromAnywhere(StockMove move)
    {
        var left = Math.Abs(move.Quantity);
        var pieces = Freed(move);
        left -= pieces.Sum(p => Math.Abs(p.Quantity));
        foreach (var place in Fefo.Order(_stock[(move.Variant, move.Hub)].Where(p => p.Free > 0)).ToList())
        {
            var quantity = Math.Min(left, place.Free);
            if (quantity == 0)
                break;
            pieces.Add(move with { Quantity = Math.Sign(move.Quantity) * quantity, Bin = place.Bin, Lot = place.Lot });
            Change((move.Variant, move.Hub), place, -quantity);
            left -= quantity;
        }

        return left == 0 ? pieces : StockErrors.NotAtPlace(Math.Abs(move.Quantity) - left);
    }

    /// <summary>What a parcel gives back may be taken again by what comes after in the same transaction.</summary>
    private void Free(StockMove piece, PlaceStock place)
    {
        _freed.Add((piece, place.IsSellable(_today)));
        if (_stock.TryGetValue((piece.Variant, piece.Hub), out var places) && place.IsSellable(_today))
        {
            if (!places.Exists(p => p.Bin == place.Bin && p.Lot == place.Lot))
                places.Add(place with { Free = 0 });
            Change((piece.Variant, piece.Hub), place, piece.Quantity);
        }
    }

    /// <summary>Units that a parcel has just given back and that are not there: they go from the places where they were allocated.</summary>
    private List<StockMove> Freed(StockMove move)
    {
        var pieces = new List<StockMove>();
        foreach (var (piece, isSellable) in _freed.Where(f => move.Parcel is not null && f.Piece.Parcel == move.Parcel && f.Piece.Line == move.Line).ToList())
        {
            _freed.Remove((piece, isSellable));
            if (isSellable)
                Change((move.Variant, move.Hub), _stock[(move.Variant, move.Hub)].First(p => p.Bin == piece.Bin && p.Lot == piece.Lot), -piece.Quantity);
            pieces.Add(move with { Kind = isSellable ? move.Kind : MovementKind.Disposed, Quantity = isSellable ? -piece.Quantity : piece.Quantity, Bin = piece.Bin, Lot = piece.Lot });
        }

        return pieces;
    }

    /// <summary>What leaves a parcel is what it would have kept longest: the last in first-expired-first-out.</summary>
    private List<Held> Newest(FulfillmentId parcel, LineId line, AllocationState state) =>
        [.. _held.Where(h => h.Parcel == parcel && h.Row.LineId == line && h.State == state && h.Quantity > 0)
            .OrderByDescending(h => h.Place.ExpiresOn ?? DateOnly.MaxValue).ThenByDescending(h => h.Place.Lot.Value).ThenByDescending(h => h.Place.Walk)];

    /// <summary>A part that changes leaves the rest of its allocation as it was.</summary>
    private void Split(Held held, int quantity, Action<Held> change)
    {
        held.HasChanged = true;
        if (quantity < held.Quantity)
            held.Quantity -= quantity;
        else
            change(held);
    }

    private void Change((VariantId, HubId) key, PlaceStock place, int units)
    {
        var places = _stock[key];
        var at = places.FindIndex(p => p.Bin == place.Bin && p.Lot == place.Lot);
        places[at] = places[at] with { Free = places[at].Free + units };
    }

    private async Task Load(IReadOnlyList<StockMove> moves, CancellationToken ct)
    {
        var parcels = moves.Where(m => OfParcel.Contains(m.Kind)).Select(m => m.Parcel!.Value).Distinct().Where(p => _held.All(h => h.Parcel != p)).ToList();
        if (parcels.Count > 0)
            await LoadParcels(parcels, ct);
        var wanted = moves.Where(m => (m.Kind is MovementKind.Committed or MovementKind.Reallocated && m.Bin is null) || (m.Delta.Shelf < 0 && m.Bin is null && m.Lot is null && !OfParcel.Contains(m.Kind)))
            .Select(m => (m.Variant, m.Hub)).Distinct().Where(k => !_stock.ContainsKey(k)).ToList();
        if (wanted.Count > 0)
            await LoadStock(wanted, ct);
    }

    private async Task LoadParcels(List<FulfillmentId> parcels, CancellationToken ct)
    {
        var rows = await (
            from a in db.StockAllocations.AsNoTracking()
            where parcels.Contains(a.FulfillmentId) && a.State != AllocationState.Released
            from l in db.Lots.Where(l => l.Id == a.LotId).DefaultIfEmpty()
            from b in db.Bins.Where(b => b.Id == a.BinId).DefaultIfEmpty()
            select new { Row = a, ExpiresOn = l == null ? null : l.ExpiresOn, BlockedAt = l == null ? null : l.BlockedAt, Walk = b == null ? 0 : b.Walk }).ToListAsync(ct);
        _held.AddRange(rows.Select(r => new Held(r.Row, new PlaceStock(r.Row.BinId, r.Row.LotId, r.ExpiresOn, r.BlockedAt is not null, r.Walk, 0))));
    }

    private async Task LoadStock(List<(VariantId Variant, HubId Hub)> wanted, CancellationToken ct)
    {
        var rows = await FreeStock.Read(db, [.. wanted.Select(k => k.Variant).Distinct()], [.. wanted.Select(k => k.Hub).Distinct()], ct);
        foreach (var key in wanted)
            _stock[key] = [.. rows.Where(r => r.Variant == key.Variant && r.Hub == key.Hub).Select(r => r.Place)];
    }

    private async Task<Error?> Write(List<StockMove> pieces, IReadOnlyList<StockMove> moves, CancellationToken ct)
    {
        var places = pieces.Where(p => p.Bin is not null).GroupBy(p => (p.Variant, p.Hub, Bin: p.Bin!.Value, Lot: p.Lot!.Value))
            .OrderBy(g => g.Key.Variant.Value).ThenBy(g => g.Key.Hub.Value).ThenBy(g => g.Key.Bin.Value).ThenBy(g => g.Key.Lot.Value);
        List<RowStatement> statements = [];
        foreach (var place in places)
        {
            var delta = place.Aggregate(default(StockDelta), (sum, p) => sum + p.Delta);
            object?[] key = [place.Key.Variant.Value, place.Key.Hub.Value, place.Key.Bin.Value, place.Key.Lot.Value];
            if (delta.Shelf > 0)
                statements.Add(new(EnsurePlace, key));
            if (delta != default)
                statements.Add(new(Guarded, [delta.Shelf, delta.Committed, delta.Blocked, .. key], MustHit: true));
        }

        if (await db.FirstMissed(statements, ct) is not { } missed)
            return null;
        // Chosen by rule from what was read: somebody was faster, and the rule decides anew. Named by a person: they are told.
        if (moves.All(m => m.Bin is null && m.Lot is null))
            throw new DbUpdateConcurrencyException("A place has changed.");
        return StockErrors.NotAtPlace(await Free([.. missed.Values.Skip(3)], ct));
    }

    private async Task<int> Free(object?[] key, CancellationToken ct) => (int)await db.Scalar<long>(
        "SELECT CAST(COALESCE(SUM(on_shelf - allocated - blocked), 0) AS bigint) FROM stock_places WHERE variant_id = @variant AND hub_id = @hub AND bin_id = @bin AND lot_id = @lot",
        ct, ("@variant", key[0]), ("@hub", key[1]), ("@bin", key[2]), ("@lot", key[3]));

    private async Task WriteAllocations(CancellationToken ct)
    {
        var changed = _held.Where(h => h.HasChanged && !h.IsNew).ToList();
        await db.Write([.. changed.Select(h => new RowStatement(ChangeAllocation, [h.Parcel.Value, h.Quantity, WireName.Of(h.State), h.Row.Id.Value]))], ct);
        foreach (var held in changed)
            held.HasChanged = false;
    }
}
