using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>A variant that stands for a product of the source.</summary>
internal sealed record OlistVariant(ProductId Product, VariantId Variant, string Sku, string Name, string Category);

/// <summary>
/// Who and what of the source is known here, by the source's ids: filled with what is there already, and then with what is new.
/// Customers are persons (customer_unique_id), sellers are vendors, a product has one variant.
/// </summary>
internal sealed class OlistBooks
{
    public Dictionary<string, CustomerId> Persons { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (VendorId Id, string Name)> Sellers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, OlistVariant> Products { get; } = new(StringComparer.Ordinal);

    /// <summary>The orders that are here already.</summary>
    public HashSet<string> Orders { get; } = new(StringComparer.Ordinal);

    /// <summary>For a try of the transaction, which may be made again.</summary>
    public OlistBooks Copy()
    {
        var copy = new OlistBooks();
        Persons.ToList().ForEach(p => copy.Persons.Add(p.Key, p.Value));
        Sellers.ToList().ForEach(s => copy.Sellers.Add(s.Key, s.Value));
        Products.ToList().ForEach(p => copy.Products.Add(p.Key, p.Value));
        copy.Orders.UnionWith(Orders);
        return copy;
    }

    /// <summary>Makes the vendors that are not known yet; each is as old as its first sale.</summary>
    public IReadOnlyList<Vendor> AddSellers(OlistShop shop, IdSource ids, DateTime now)
    {
        var since = FirstSales(shop, i => i.SellerId);
        var made = new List<Vendor>();
        foreach (var seller in shop.Sellers.Where(s => !Sellers.ContainsKey(s.Id)))
        {
            var at = since.GetValueOrDefault(seller.Id, now);
            var vendor = Vendor.Create(
                ids.New<VendorId>(at), OlistNames.Vendor(seller), VendorType.Distributor, null, at, externalRef: OlistNames.Reference(seller.Id));
            Sellers[seller.Id] = (vendor.Id, vendor.Name);
            made.Add(vendor);
        }

        return made;
    }

    /// <summary>Makes the persons that are not known yet, with the address of their last order.</summary>
    public IReadOnlyList<Customer> AddPersons(OlistShop shop, IdSource ids, DateTime now)
    {
        var ordersOf = shop.Orders.OrderBy(o => o.Purchased.Utc).ToLookup(o => o.Customer.PersonId, StringComparer.Ordinal);
        var made = new List<Customer>();
        foreach (var person in shop.Customers.DistinctBy(c => c.PersonId, StringComparer.Ordinal).Where(c => !Persons.ContainsKey(c.PersonId)))
        {
            var orders = ordersOf[person.PersonId];
            var at = orders.FirstOrDefault()?.Purchased.Utc ?? now;
            var customer = Customer.Create(
                ids.New<CustomerId>(at), OlistNames.Person(person.PersonId), null, null,
                OlistNames.Address(orders.LastOrDefault()?.Customer ?? person), at, externalRef: OlistNames.Reference(person.PersonId));
            Persons[person.PersonId] = customer.Id;
            made.Add(customer);
        }

        return made;
    }

    /// <summary>
    /// Makes the products that are not known yet, with the seller and price of their last sale. One that was never sold has neither
    /// and cannot be ordered.
    /// </summary>
    public IReadOnlyList<Product> AddProducts(OlistShop shop, IdSource ids, DateTime now)
    {
        var sales = shop.Orders.OrderBy(o => o.Purchased.Utc).SelectMany(o => o.Lines.Select(l => (At: o.Purchased.Utc, Line: l)))
            .ToLookup(s => s.Line.ProductId, StringComparer.Ordinal);
        var skus = Products.Values.Select(p => p.Sku).ToHashSet(StringComparer.Ordinal);
        var made = new List<Product>();
        foreach (var source in shop.Products.Where(p => !Products.ContainsKey(p.Id)))
        {
            var at = sales[source.Id].Select(s => s.At).DefaultIfEmpty(now).First();
            var last = sales[source.Id].LastOrDefault().Line;
            var product = Product.Create(
                ids.New<ProductId>(at), OlistNames.Product(source), OlistNames.Description(source), OlistNames.Category(source),
                last is null ? null : Sellers[last.SellerId].Id, 0, ageRestricted: false, at, OlistNames.Reference(source.Id));
            var sku = skus.Add(OlistNames.Sku(source.Id)) ? OlistNames.Sku(source.Id) : OlistNames.LongSku(source.Id);
            var variant = product.AddVariant(ids.New<VariantId>(at), sku, "", Brl(last?.Price ?? 0));
            if (last is null)
            {
                product.Retire();
            }

            Products[source.Id] = new OlistVariant(product.Id, variant.Id, variant.Sku, product.Name, product.Category);
            made.Add(product);
        }

        return made;
    }

    /// <summary>The order of the source in this system's terms.</summary>
    public HistoricOrder History(OlistOrder order, IReadOnlyList<OlistQuirkNote> quirks, DateTime now)
    {
        var address = OlistNames.Address(order.Customer);
        return new HistoricOrder
        {
            Source = OrderSource.Website,
            ExternalRef = order.Id,
            CustomerId = Persons[order.Customer.PersonId],
            Customer = new CustomerInfo(address.Name, null, null),
            Address = address,
            PlacedAt = order.Purchased.Utc,
            PromisedAt = order.EstimatedDelivery.Utc,
            Price = Price(order),
            Steps = OlistHistory.Steps(order),
            Payments = [.. order.Payments.Select(p => new HistoricPayment(
                p.Type, OlistNames.Payment(p), Brl(p.Value.Minor), (order.Approved ?? order.Purchased).Utc))],
            Events = OlistHistory.Events(order, quirks, now),
            Carrier = "Logistics partner",
            ShippedAt = order.ToCarrier?.Utc,
            DeliveredAt = order.ToCustomer?.Utc,
            Metadata = OlistSource.Of(order, quirks).Write(),
        };
    }

    private OrderPrice Price(OlistOrder order)
    {
        var none = Brl(0);
        var lines = order.Lines.Select(l => new PricedLine(Item(l), l.Quantity, Brl(l.Price), none, none)).ToList();
        return new OrderPrice(lines, Brl(order.ItemsPrice), none, Brl(order.ItemsFreight), none, Brl(order.Total));
    }

    private SellableItem Item(OlistLine line)
    {
        var product = Products[line.ProductId];
        var seller = Sellers[line.SellerId];
        return new SellableItem(
            product.Variant, product.Product, product.Sku, product.Name, "", product.Category, Brl(line.Price), 0, false, true,
            seller.Id, seller.Name, VendorType.Distributor);
    }

    private static Dictionary<string, DateTime> FirstSales(OlistShop shop, Func<OlistItem, string> by) => shop.Orders
        .SelectMany(o => o.Items.Select(i => (Key: by(i), At: o.Purchased.Utc)))
        .GroupBy(s => s.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Min(s => s.At), StringComparer.Ordinal);

    private static Money Brl(long minor) => new(minor, Currency.Brl);
}
