using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Work;

/// <summary>Keeps the words that an order is found by: written once when it is placed, added to when new references come.</summary>
internal static class OrderSearch
{
    public static IEnumerable<RowStatement> Changes(IDialect dialect, Order order, bool isNew)
    {
        var words = string.Join(' ', (isNew ? Words(order) : []).Concat(References(order)).Where(w => !string.IsNullOrWhiteSpace(w)).Distinct());
        if (words.Length == 0)
            yield break;
        var body = string.Join(' ', Providers.SearchWords.All(words));
        yield return isNew ? new(dialect.InsertSearch, [order.Id.Value, body]) : new(dialect.AppendSearch, [body, order.Id.Value]);
    }

    private static IEnumerable<string?> Words(Order order) =>
    [
        order.Number, order.ExternalRef, order.Customer.Name, order.Customer.Email, order.Customer.Phone, order.ShippingAddress.Name, order.ShippingAddress.City, order.ShippingAddress.PostalCode, order.CustomerNotes,
        .. order.Lines.SelectMany(l => new[] { l.Sku, l.Name }), .. order.SubOrders.Select(s => s.VendorName),
    ];

    private static IEnumerable<string?> References(Order order) => order.Facts.SelectMany(fact => fact switch
    {
        OrderFact.Tracked { Kind: TrackingKind.Note } note => [note.Description],
        OrderFact.Tracked { Data.Count: > 0 } tracked => tracked.Data.Where(d => d.Key == "trackingNumber").Select(d => (string?)d.Value),
        OrderFact.Revised { Number: > 1, Content: var content } => [content.Address.Name, content.Address.City, content.Address.PostalCode, .. content.Lines.SelectMany(l => new[] { l.Sku, l.Name })],
        OrderFact.PaymentMoved { Reference: { } reference } => [reference],
        _ => (IEnumerable<string?>)[],
    });
}
