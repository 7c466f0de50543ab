using System.Text.Json;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Replenishment;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Data.Inventory;
using OrderDesk.Data.Orders;
using OrderDesk.Data.Outbox;
using OrderDesk.Data.Replenishment;
using OrderDesk.Data.Routing;
using OrderDesk.Data.Shipping;

namespace OrderDesk.Data.Work;

/// <summary>The open transaction: what a use case did is collected here and written in one go, the hottest rows last.</summary>
internal sealed class WorkInProgress : IWork
{
    private readonly OrderDeskDb _db;
    private readonly IDatabase _database;
    private readonly UseCase _useCase;
    private readonly OrderStore _orders;
    private readonly StockStore _stock;
    private readonly OutboxStore _outbox;
    private readonly RoutingStore _routing;
    private readonly WarehouseStore _warehouse;
    private readonly FloorStore _floor;
    private readonly AuditTrail _audit;
    private readonly List<Change> _changes = [];
    private bool _hasMessages;
    private Error? _refused;
    private readonly List<IdempotencyRow> _answers = [];
    private readonly List<PrintEntry> _prints = [];

    public WorkInProgress(OrderDeskDb db, IDatabase database, Caller caller, UseCase useCase, DateTime now, OrderNumbers numbers, RecentOrders recent)
    {
        (_db, _database, _useCase, Caller, Now) = (db, database, useCase, caller, now);
        _orders = new OrderStore(db, database.Dialect, caller, numbers, recent);
        _stock = new StockStore(db, now);
        _routing = new RoutingStore(db, database.Dialect);
        _warehouse = new WarehouseStore(db, now);
        _outbox = new OutboxStore(db, database.Ids, now);
        (Backorders, Replenishments) = (new BackorderStore(db), new ReplenishmentStore(db));
        _floor = new FloorStore(db, database.Dialect, now);
        _audit = new AuditTrail(db, database.Dialect);
    }

    public Caller Caller { get; }

    public DateTime Now { get; }

    public IdSource Ids => _database.Ids;

    public IOrders Orders => _orders;

    public IStock Stock => _stock;

    public IWarehouse Warehouse => _warehouse;

    public IOutbox Outbox => _outbox;

    public IRoutingStore Routing => _routing;

    public IBackorders Backorders { get; }

    public IReplenishments Replenishments { get; }

    public IFloor Floor => _floor;

    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>The orders that were open when it was saved.</summary>
    public IReadOnlyCollection<OpenOrder> OpenOrders => _orders.Open;

    public void Add(Product product) => Created(product, $"product {product.Id}", new { product.Name });

    public void Add(Customer customer) => Created(customer, $"customer {customer.Id}", new { Created = true });

    public void Add(Vendor vendor) => Created(vendor, $"vendor {vendor.Id}", new { vendor.Name });

    public void Add(Hub hub) => Created(hub, $"hub {hub.Code}", new { hub.Name });

    public void Add(PrintEntry print)
    {
        _prints.Add(print);
        if (print.OrderId is { } order && !_changes.Exists(c => c.Kind == "print" && c.Order == order))
            _changes.Add(new Change("print", order));
    }

    public void Audit(string subject, object? before, object? after) =>
        _audit.Add(_useCase.Name, Caller, subject, Json(before), Json(after), Ids, Now);

    public async Task Flush(CancellationToken ct)
    {
        _refused ??= await WriteOrders([], ct);
        _orders.Forget();
        _db.ChangeTracker.Clear();
    }

    /// <summary>Keeps the answer for a request with the same key.</summary>
    public void Remember(IdempotencyRow answer) => _answers.Add(answer);

    /// <summary>
    /// Writes everything: orders and their ledgers first, then the guarded stock counters, the audit chain last (RULES 5).
    /// </summary>
    /// <returns>A refusal when stock was taken meanwhile.</returns>
    public async Task<Error?> Save(CancellationToken ct)
    {
        if ((_refused ?? await WriteOrders(_stock.Counters(), ct)) is { } gone)
            return gone;
        await _audit.Write(ct);
        Announce();
        return null;
    }

    /// <param name="last">Statements after all others; looked at only when the places of the goods are taken.</param>
    private async Task<Error?> WriteOrders(IEnumerable<RowStatement> last, CancellationToken ct)
    {
        var facts = new FactWriter(_stock, Caller, Ids, Now);
        var touched = _orders.Open.Where(o => o.IsTouched).ToList();
        foreach (var open in touched)
        {
            var order = open.Order;
            facts.Write(order);
            Audit($"order {order.Number}", open.Before, OrderSummary.Of(order));
            _changes.Add(new Change("order", order.Id, order.CustomerId, [.. order.SubOrders.Select(s => s.VendorId)]));
        }

        if (await _stock.Foresee(ct) is { } gone)
            return gone;
        _hasMessages |= facts.Messages.Count > 0;
        await _db.SaveChangesAsync(ct);
        if (await _stock.Place(Ids, ct) is { } elsewhere)
            return elsewhere;
        // Whatever frees goods that somebody waits for says so, in the same transaction.
        var arrived = (await _stock.Arrived(ct)).Select(v => _outbox.Message(Topics.FillBackorders, $"fill:{v}:{Ids.New<RowId>()}", $"{v}"));
        var ledgers = RowWriter.Inserts(_db, [.. facts.Rows, .. _stock.Rows(Ids, Caller.Name), .. arrived, .. _prints, .. _answers]);
        var search = touched.SelectMany(o => OrderSearch.Changes(_database.Dialect, o.Order, o.IsNew));
        if (await _db.Write([.. touched.SelectMany(o => o.Changes(_db.Model)), .. ledgers, .. RowWriter.InsertsOnce(_db, facts.Messages), .. search, .. last], ct) is { } taken)
            return taken;
        _prints.Clear();
        foreach (var open in touched)
            open.Order.FactsWritten();
        return null;
    }

    private void Announce()
    {
        if (_floor.HasChanges)
            _changes.Add(new Change("wave"));
        if (_stock.HasMoves || _warehouse.IsTouched)
            _changes.Add(new Change("stock"));
        if (_hasMessages || _outbox.HasChanges)
            _changes.Add(new Change("outbox"));
    }

    private void Created(object entity, string subject, object after)
    {
        _db.Add(entity);
        Audit(subject, null, after);
    }

    private static string? Json(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), JsonSerializerOptions.Web);
}
