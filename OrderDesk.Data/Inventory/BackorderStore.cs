using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Data.Providers;

namespace OrderDesk.Data.Inventory;

/// <summary>What waits for goods, and in which order: one place says it for the queue, the job and the page.</summary>
internal static class WaitingLines
{
    private const int NotPinned = int.MaxValue;

    /// <summary>
    /// As staff have put them, then by priority, then the oldest first. A line's id is as old as its order; one that was split off is
    /// as old as the line that it comes from.
    /// </summary>
    public static IQueryable<Waiting> InOrder(this IQueryable<Waiting> lines) => lines.OrderBy(l => l.Line.VariantId).ThenByQueue();

    public static IOrderedQueryable<Waiting> ThenByQueue(this IOrderedQueryable<Waiting> lines) => lines
        .ThenBy(l => l.Rank ?? NotPinned)
        .ThenBy(l => l.Order.Priority == Priority.Urgent ? 0 : l.Order.Priority == Priority.High ? 1 : l.Order.Priority == Priority.Medium ? 2 : l.Order.Priority == Priority.Normal ? 3 : 4)
        .ThenBy(l => l.Line.SplitFrom ?? l.Line.Id).ThenBy(l => l.Line.Id);

    public static IQueryable<Waiting> Waiting(this OrderDeskDb db) =>
        from l in db.OrderLines.AsNoTracking()
        where l.Units.Backordered > 0
        join o in db.Orders.AsNoTracking() on l.OrderId equals o.Id
        where o.ClosedAt == null
        select new Waiting
        {
            Line = l,
            Order = o,
            Since = o.ParentId == null ? o.PlacedAt : db.Orders.Where(p => p.Id == o.ParentId).Select(p => p.PlacedAt).First(),
            Rank = db.BackorderRanks.Where(r => r.LineId == l.Id).Select(r => (int?)r.Rank).FirstOrDefault(),
            IsPaid = o.AcceptedOnAccountAt != null || (o.Status != OrderStatus.Pending && o.Status != OrderStatus.Reserved),
        };

    /// <summary>What new buyers have to leave to those who wait, first to be filled first.</summary>
    public static async Task<ILookup<VariantId, WaitingClaim>> Claims(this OrderDeskDb db, IReadOnlyCollection<VariantId> variants, CancellationToken ct)
    {
        var rows = variants.Count == 0 ? [] : await db.Waiting().Where(l => l.IsPaid && variants.Contains(l.Line.VariantId)).InOrder()
            .Select(l => new { l.Line.VariantId, l.Line.Units.Backordered, l.Order.ShipComplete }).ToListAsync(ct);
        return rows.ToLookup(r => r.VariantId, r => new WaitingClaim(r.Backordered, r.ShipComplete));
    }
}

internal sealed class Waiting
{
    public required OrderLine Line { get; init; }

    public required Order Order { get; init; }

    public int? Rank { get; init; }

    /// <summary>When what it is a part of was ordered.</summary>
    public DateTime Since { get; init; }

    public bool IsPaid { get; init; }
}

internal sealed class BackorderStore(OrderDeskDb db) : IBackorders
{
    public Task<Variant?> Variant(ProductId product, VariantId variant, CancellationToken ct) => db.Variants.FirstOrDefaultAsync(
        v => v.Id == variant && v.ProductId == product && db.Products.Any(p => p.Id == product && p.VendorId == null), ct);

    public async Task<IReadOnlyList<LineId>> Queue(VariantId variant, CancellationToken ct) =>
        await db.Waiting().Where(l => l.Line.VariantId == variant).InOrder().Select(l => l.Line.Id).ToListAsync(ct);

    public async Task Pin(VariantId variant, IReadOnlyList<LineId> lines, CancellationToken ct)
    {
        await db.BackorderRanks.Where(r => r.VariantId == variant).ExecuteDeleteAsync(ct);
        db.AddRange(lines.Select((line, i) => new BackorderRank { LineId = line, VariantId = variant, Rank = i + 1 }));
    }

    public async Task Follow(LineId from, LineId to, bool keep, CancellationToken ct)
    {
        if (await db.BackorderRanks.FirstOrDefaultAsync(r => r.LineId == from, ct) is not { } pin)
            return;
        db.Add(new BackorderRank { LineId = to, VariantId = pin.VariantId, Rank = pin.Rank });
        if (!keep)
            db.Remove(pin);
    }
}

internal sealed class BackorderReads(IDatabase database, TimeProvider clock) : IBackorderReads
{
    public async Task<IReadOnlyList<WaitingLine>> Waiting(WaitingQuery query, Caller caller, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var lines = db.Waiting().Where(_ => caller.IsStaff);
        if (query.Variant is { } one)
            lines = lines.Where(l => l.Line.VariantId == one);
        var rows = await Rows(db, lines.OrderBy(l => l.Line.Name).ThenBy(l => l.Line.VariantId).ThenByQueue().Take(take), ct);

        // Places are counted over the whole queue, then filtered: who is third stays third.
        var now = clock.Now();
        var words = SearchWords.Of(query.Search ?? "").ToList();
        return [.. rows.GroupBy(r => r.Variant).SelectMany(g => g.Select((r, i) => r with { Place = i + 1 }))
            .Where(r => (!query.FillableOnly || r.Available > 0) && (!query.LateOnly || r.PromisedAt < now) && words.All(w => SearchWords.Fold($"{r.OrderNumber} {r.Customer} {r.Sku} {r.Name}").Contains(w, StringComparison.Ordinal)))];
    }

    public async Task<IReadOnlyList<WaitingLine>> Queue(VariantId variant, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        return await Rows(db, db.Waiting().Where(l => l.Line.VariantId == variant && l.IsPaid).InOrder().Take(take), ct);
    }

    public async Task<IReadOnlyList<VariantId>> Fillable(int take, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Variants.AsNoTracking()
            .Where(v => v.Backordered > 0 && db.StockLevels.Any(s => s.VariantId == v.Id && s.OnHand > s.Reserved) && db.Waiting().Any(l => l.Line.VariantId == v.Id && l.IsPaid))
            .OrderBy(v => v.Id).Select(v => v.Id).Take(take).ToListAsync(ct);
    }

    private static async Task<IReadOnlyList<WaitingLine>> Rows(OrderDeskDb db, IQueryable<Waiting> lines, CancellationToken ct)
    {
        var rows = await lines.Select(l => new
        {
            l.Order.Id, l.Order.Number, l.Order.Customer.Name, Line = l.Line.Id, l.Line.VariantId, l.Line.Sku, Product = l.Line.Name, l.Line.Options, l.Line.Category, l.Line.Units.Backordered, Quantity = l.Line.Quantity - l.Line.Removed,
            l.Order.Priority, l.Since, l.Line.ExpectedOn, l.Order.PromisedAt, l.Order.ShipComplete, l.IsPaid, l.Rank,
        }).ToListAsync(ct);
        var variants = rows.Select(r => r.VariantId).Distinct().ToList();
        var free = await db.StockLevels.Where(s => variants.Contains(s.VariantId)).GroupBy(s => s.VariantId).Select(g => new { g.Key, Units = g.Sum(s => s.OnHand - s.Reserved) }).ToDictionaryAsync(r => r.Key, r => r.Units, ct);
        var expected = await db.Variants.Where(v => variants.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.ExpectedOn, ct);
        return [.. rows.Select(r => new WaitingLine(
            r.Id, r.Number, r.Name, r.Line, r.VariantId, r.Sku, r.Product, r.Options, r.Category, r.Backordered, r.Quantity, r.Priority, r.Since, r.ExpectedOn, r.PromisedAt, r.ShipComplete, r.IsPaid, r.Rank is not null)
        {
            Available = free.GetValueOrDefault(r.VariantId),
            NowExpectedOn = expected.GetValueOrDefault(r.VariantId),
        })];
    }
}
