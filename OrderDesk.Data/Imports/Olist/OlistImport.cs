using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>
/// Brings a folder of the data set in as history: customers, vendors, products, orders with their way, sub-orders and payments. All of
/// it is one transaction; what is here already stays as it is. Afterwards every figure of the manifest is counted again from the database.
/// </summary>
public sealed class OlistImport(IUnitOfWork work, IDatabase database)
{
    private const int Step = 200;
    private static readonly UseCase Self = new("import.olist", Permissions.OrdersImport);
    private static readonly Caller Program = Caller.Program("Olist import");

    /// <param name="directory">The folder.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="ct">Cancels; nothing is left behind then.</param>
    public async Task<OlistOutcome> Run(string directory, IProgress<OlistProgress> progress, CancellationToken ct)
    {
        progress.Report(new OlistProgress(OlistStage.Reading, 0, 1));
        var reading = OlistReader.Read(directory);
        var (manifest, fault) = OlistManifest.Read(directory);
        if (reading.Shop is not { } shop || fault is not null)
        {
            return Nothing([.. reading.Faults, .. fault is null ? [] : new[] { fault }], []);
        }

        var checks = OlistManifest.Compare(OlistReport.Of(shop), manifest);
        if (checks.Any(c => c.Verdict == OlistVerdict.Mismatch))
        {
            return Nothing([], checks);
        }

        var quirks = OlistQuirks.Of(shop.Orders).ToList();
        var counts = await Write(shop, quirks, progress, ct);
        progress.Report(new OlistProgress(OlistStage.Checking, 0, 1));
        await using var db = database.Read();
        var back = new OlistReadBack(db);
        var held = OlistManifest.Compare(OlistReport.Of(await back.Read(shop, ct)), manifest);
        progress.Report(new OlistProgress(OlistStage.Checking, 1, 1));
        return new OlistOutcome([], held, back.Disagreements, quirks, back.Numbers, counts, Written: true);
    }

    private async Task<OlistCounts> Write(OlistShop shop, List<OlistQuirkNote> quirks, IProgress<OlistProgress> progress, CancellationToken ct)
    {
        progress.Report(new OlistProgress(OlistStage.Preparing, 0, 1));
        var known = await Known(ct);
        var quirksOf = quirks.ToLookup(q => q.OrderId, StringComparer.Ordinal);
        var result = await work.Run(Self, Program, async w => (Result<OlistCounts>)await Add(w, shop, known.Copy(), quirksOf, progress, ct), ct);
        return result.Ok ? result.Value : throw new InvalidOperationException($"{result.Error.Code}: {result.Error.Message}");
    }

    /// <summary>The body of the transaction; it may run more than once.</summary>
    private static async Task<OlistCounts> Add(
        IWork w, OlistShop shop, OlistBooks books, ILookup<string, OlistQuirkNote> quirks, IProgress<OlistProgress> progress, CancellationToken ct)
    {
        var vendors = books.AddSellers(shop, w.Ids, w.Now);
        var customers = books.AddPersons(shop, w.Ids, w.Now);
        var products = books.AddProducts(shop, w.Ids, w.Now);
        foreach (var vendor in vendors)
        {
            w.Add(vendor);
        }

        foreach (var customer in customers)
        {
            w.Add(customer);
        }

        foreach (var product in products)
        {
            w.Add(product);
        }

        await w.Flush(ct);
        progress.Report(new OlistProgress(OlistStage.Preparing, 1, 1));
        var orders = shop.Orders.Where(o => !books.Orders.Contains(o.Id)).OrderBy(o => o.Purchased.Utc).ThenBy(o => o.Id, StringComparer.Ordinal).ToList();
        for (var i = 0; i < orders.Count; i++)
        {
            var number = await w.Orders.NextNumber(orders[i].Purchased.Utc.Year, ct);
            w.Orders.Add(Order.OfHistory(books.History(orders[i], [.. quirks[orders[i].Id]], w.Now), number, w.Ids, w.Now));
            if (i % Step == Step - 1)
            {
                await w.Flush(ct);
                progress.Report(new OlistProgress(OlistStage.Orders, i + 1, orders.Count));
            }
        }

        progress.Report(new OlistProgress(OlistStage.Saving, 0, 1));
        return new OlistCounts(orders.Count, customers.Count, vendors.Count, products.Count, shop.Orders.Count - orders.Count);
    }

    /// <summary>What an earlier import has left.</summary>
    private async Task<OlistBooks> Known(CancellationToken ct)
    {
        await using var db = database.Read();
        var books = new OlistBooks();
        foreach (var c in await db.Customers.Where(c => c.ExternalRef!.StartsWith(OlistNames.Prefix)).Select(c => new { c.Id, c.ExternalRef }).ToListAsync(ct))
        {
            books.Persons[OlistNames.IdOf(c.ExternalRef!)] = c.Id;
        }

        foreach (var v in await db.Vendors.Where(v => v.ExternalRef!.StartsWith(OlistNames.Prefix)).Select(v => new { v.Id, v.Name, v.ExternalRef }).ToListAsync(ct))
        {
            books.Sellers[OlistNames.IdOf(v.ExternalRef!)] = (v.Id, v.Name);
        }

        foreach (var p in await db.Products.AsNoTracking().Where(p => p.ExternalRef!.StartsWith(OlistNames.Prefix)).Include(p => p.Variants).ToListAsync(ct))
        {
            books.Products[OlistNames.IdOf(p.ExternalRef!)] = new OlistVariant(p.Id, p.Variants[0].Id, p.Variants[0].Sku, p.Name, p.Category);
        }

        books.Orders.UnionWith(await db.Orders.Where(o => o.Source == OrderSource.Website && o.ExternalRef != null).Select(o => o.ExternalRef!).ToListAsync(ct));
        return books;
    }

    private static OlistOutcome Nothing(IReadOnlyList<OlistFault> faults, IReadOnlyList<OlistCheck> checks) =>
        new(faults, checks, [], [], new Dictionary<string, string>(StringComparer.Ordinal), OlistCounts.None, Written: false);
}
