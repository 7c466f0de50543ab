using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>
/// Makes the source's shop again from what the database holds: amounts, quantities, people, products and payments from their own
/// rows, and only what has no column from the order's metadata. Where the rows of an order disagree it says so.
/// </summary>
internal sealed class OlistReadBack(OrderDeskDb db)
{
    private readonly List<string> _disagreements = [];

    public IReadOnlyList<string> Disagreements => _disagreements;

    /// <summary>The orders' numbers here, by the source's id.</summary>
    public Dictionary<string, string> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads back what the database has of the orders, products and sellers of these files.</summary>
    public async Task<OlistShop> Read(OlistShop files, CancellationToken ct)
    {
        var asked = files.Orders.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        var known = await Known(ct);
        var rows = await db.Orders.AsNoTracking().AsSplitQuery().Where(o => o.IsHistory && o.Source == OrderSource.Website && o.ExternalRef != null)
            .Include(o => o.Lines).Include(o => o.Payments).Include(o => o.SubOrders).OrderBy(o => o.Id).ToListAsync(ct);
        var orders = rows.Where(o => asked.Contains(o.ExternalRef!)).Select(o => Back(o, known)).OfType<OlistOrder>().ToList();
        return new OlistShop(
            orders,
            [.. orders.Select(o => o.Customer).DistinctBy(c => c.Id, StringComparer.Ordinal)],
            [.. files.Products.Where(p => known.Products.ContainsValue(p.Id))],
            [.. files.Sellers.Where(s => known.Sellers.ContainsValue(s.Id))],
            files.Reviews,
            files.FileHashes);
    }

    private async Task<Names> Known(CancellationToken ct)
    {
        var persons = await db.Customers.Where(c => c.ExternalRef!.StartsWith(OlistNames.Prefix)).Select(c => new { c.Id, c.ExternalRef }).ToListAsync(ct);
        var sellers = await db.Vendors.Where(v => v.ExternalRef!.StartsWith(OlistNames.Prefix)).Select(v => new { v.Id, v.ExternalRef }).ToListAsync(ct);
        var products = await db.Variants.Join(
            db.Products.Where(p => p.ExternalRef!.StartsWith(OlistNames.Prefix)), v => v.ProductId, p => p.Id, (v, p) => new { v.Id, p.ExternalRef }).ToListAsync(ct);
        return new Names(
            persons.ToDictionary(c => c.Id, c => OlistNames.IdOf(c.ExternalRef!)),
            sellers.ToDictionary(v => v.Id, v => OlistNames.IdOf(v.ExternalRef!)),
            products.ToDictionary(p => p.Id, p => OlistNames.IdOf(p.ExternalRef!)));
    }

    private OlistOrder? Back(Order order, Names known)
    {
        if (OlistSource.Read(order.Metadata) is not { } source)
        {
            Expect(order, false, "is not from this source");
            return null;
        }

        Numbers[order.ExternalRef!] = order.Number;
        var back = new OlistOrder(
            order.ExternalRef!,
            new OlistCustomer(
                source.CustomerId, known.Person(order.CustomerId), new OlistZip(order.ShippingAddress.PostalCode, source.ZipPadded),
                order.ShippingAddress.City, order.ShippingAddress.State ?? ""),
            OlistWords.Statuses[source.Status],
            Time(source.Purchased)!.Value, Time(source.Approved), Time(source.ToCarrier), Time(source.ToCustomer), Time(source.EstimatedDelivery)!.Value,
            [.. order.Lines.OrderBy(l => l.Position).SelectMany(l => Items(order, l, source, known)).OrderBy(i => i.Sequence)],
            [.. order.Payments.OrderBy(p => p.Number).Select((p, i) => Payment(order, p.AmountMinor, p.MethodToken, source.Payments.ElementAtOrDefault(i)))]);
        Check(order, source, back);
        return back;
    }

    private static IEnumerable<OlistItem> Items(Order order, OrderLine line, OlistSource source, Names known)
    {
        var rows = source.Items.Where(i => i.Line == line.Position).ToList();
        for (var unit = 0; unit < line.Quantity; unit++)
        {
            var row = rows.ElementAtOrDefault(unit);
            yield return new OlistItem(
                order.ExternalRef!, row?.Sequence ?? 0, known.Product(line.VariantId), known.Seller(line.VendorId), Time(row?.ShipBy) ?? default,
                new OlistAmount(line.UnitPriceMinor, row?.PriceDigits ?? 0), new OlistAmount(row?.Freight ?? 0, row?.FreightDigits ?? 0));
        }
    }

    private static OlistPayment Payment(Order order, long minor, string type, OlistSource.Payment? row) =>
        new(order.ExternalRef!, row?.Sequence ?? 0, type, row?.Installments ?? 0, new OlistAmount(minor, row?.Digits ?? 0));

    private void Check(Order order, OlistSource source, OlistOrder back)
    {
        Expect(order, order.Status == OlistHistory.StatusOf(back.Status), $"stands in {WireName.Of(order.Status)}, the source says {source.Status}");
        Expect(order, order.PlacedAt == back.Purchased.Utc, "was not placed when the source says");
        Expect(order, order.PromisedAt == back.EstimatedDelivery.Utc, "was not promised for when the source says");
        Expect(order, back.Items.Count == source.Items.Count, $"has {back.Items.Count} units, the source has {source.Items.Count}");
        Expect(order, back.Payments.Count == source.Payments.Count, $"has {back.Payments.Count} payments, the source has {source.Payments.Count}");
        Expect(order, order.SubtotalMinor == back.ItemsPrice, "has lines that are not its subtotal");
        Expect(order, order.DeliveryMinor == back.ItemsFreight, "has another delivery fee than the source's freight");
        Expect(order, order.TotalMinor == back.Total, "has parts that are not its total");
        Expect(order, order.CapturedMinor == back.Paid, "has payments that are not what was captured");
        Expect(order, order.SubOrders.Sum(s => s.SubtotalMinor) == order.SubtotalMinor, "has sub-orders that are not its subtotal");
        Expect(order, order.SubOrders.Select(s => s.VendorId).Order(VendorOrder).SequenceEqual(
            order.Lines.Select(l => l.VendorId!.Value).Distinct().Order(VendorOrder)), "has not one sub-order for each vendor");
    }

    private static readonly Comparer<VendorId> VendorOrder = Comparer<VendorId>.Create((a, b) => a.Value.CompareTo(b.Value));

    private void Expect(Order order, bool holds, string otherwise)
    {
        if (!holds)
        {
            _disagreements.Add($"{order.Number} ({order.ExternalRef}) {otherwise}");
        }
    }

    private static OlistTime? Time(string? text) => text is not null && OlistTime.TryParse(text, out var time) ? time : null;

    private sealed record Names(Dictionary<CustomerId, string> Persons, Dictionary<VendorId, string> Sellers, Dictionary<VariantId, string> Products)
    {
        public string Person(CustomerId? id) => id is { } known ? Persons.GetValueOrDefault(known, "") : "";

        public string Seller(VendorId? id) => id is { } known ? Sellers.GetValueOrDefault(known, "") : "";

        public string Product(VariantId id) => Products.GetValueOrDefault(id, "");
    }
}
