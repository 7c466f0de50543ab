using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Web.Tests.Orders;

/// <summary>The ports of the order pages over orders in memory: real orders and real use cases, without a database.</summary>
internal sealed class DeskShop(ManualTime clock) : IUnitOfWork, IWork, IOrders, IOrderReads, IPlacementReads, IPaymentReads, IDrafts, ICustomerReads, ICatalogReads, IVendorReads, IShippingReads, IRevisionReads
{
    public static readonly HubId Berlin = new(1);
    public static readonly CustomerRow Ada = new(new CustomerId(1), "Ada Lovelace", "ada@example.org", null, new Address("Ada Lovelace", "Ring 1", "Berlin", null, "10115", "DE"), false, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    public List<Order> Orders { get; } = [];

    public List<OrderRow> Rows { get; } = [];

    public List<OrderQuery> Asked { get; } = [];

    public List<(string UseCase, Caller Caller)> Runs { get; } = [];

    public Dictionary<string, string> Drafts { get; } = new(StringComparer.Ordinal);

    public List<TimelineEntry> Entries { get; } = [];

    public int Stock { get; set; } = 10;

    public long PriceMinor { get; set; } = 1000;

    /// <summary>The reads fail like a database that is away.</summary>
    public bool IsAway { get; set; }

    public List<string> Audited { get; } = [];

    /// <summary>Hubs and rules, for tests that need them.</summary>
    public IRoutingStore? Routes { get; set; }

    /// <summary>Run before the next transaction: somebody else is faster.</summary>
    public Action? Meanwhile { get; set; }

    public Caller Caller { get; private set; } = Caller.Program("test");

    public DateTime Now => clock.Now();

    public IdSource Ids { get; } = new(clock);

    IOrders IWork.Orders => this;

    /// <summary>Stock that moves, for tests that need it.</summary>
    public IStock Hall { get; set; } = new Shipping.NoLots();

    /// <summary>Orders to suppliers, for tests that need them.</summary>
    public Core.Replenishment.IReplenishments? Buying { get; set; }

    IStock IWork.Stock => Hall;

    public IFloor Floor { get => field ??= new Shipping.DeskFloor(this); set; }

    IFloor IWork.Floor => Floor;

    IWarehouse IWork.Warehouse => throw new NotSupportedException();

    Core.Jobs.IOutbox IWork.Outbox => throw new NotSupportedException();

    IRoutingStore IWork.Routing => Routes ?? throw new NotSupportedException();

    IBackorders IWork.Backorders => new NoQueue();

    Core.Replenishment.IReplenishments IWork.Replenishments => Buying ?? throw new NotSupportedException();

    /// <summary>An order of two units, its stock held but for what waits; two of them own, or one of a vendor too.</summary>
    public Order Place(bool paid = false, bool vendor = false, int waiting = 0)
    {
        var items = vendor ? new[] { (Item(1), 2), (Item(2, vendor: 7), 1) } : [(Item(1), 2)];
        var order = Order.Place(
            new PlacementPlan
            {
                Type = OrderType.Direct,
                Source = OrderSource.Website,
                CustomerId = Ada.Id,
                Customer = new CustomerInfo(Ada.Name, Ada.Email, null),
                ShippingAddress = Ada.Address!,
                BillingAddress = Ada.Address!,
                Price = Pricing.Price(items, DeliveryType.Standard, new DeliveryTariff()),
                PaymentMethod = PaymentMethod.Card,
                Priority = Priority.Normal,
                PromisedAt = Now.AddDays(3),
            },
            $"ORD-2026-{Orders.Count + 1:000000}", Ids, Now);
        if (waiting > 0)
        {
            order.Backorder([new BackorderedUnits(0, waiting, new DateOnly(2026, 12, 1))], Now).Ok.ShouldBeTrue();
        }

        order.HoldStock(waiting == 2 ? [] : [new Allocation(0, Berlin, 2 - waiting)], Now.AddMinutes(15), Ids, Now).Ok.ShouldBeTrue();
        if (paid)
        {
            Pay(order);
        }

        Orders.Add(order);
        return order;
    }

    public void Pay(Order order)
    {
        var payment = order.RequestPayment("pm_card_visa", PaymentMethod.Card, Ids, Now);
        order.RecordAnswer(payment.Id, new GatewayAnswer.Captured("ref-1", "Visa •••• 4242"), Ids, Now).Ok.ShouldBeTrue();
        order.Touch(Now);
    }

    public async Task<Result<T>> Run<T>(UseCase useCase, Caller caller, Func<IWork, Task<Result<T>>> body, CancellationToken ct)
    {
        Meanwhile?.Invoke();
        Meanwhile = null;
        Caller = caller;
        Runs.Add((useCase.Name, caller));
        return await body(this);
    }

    public Task<Result<T>?> Replay<T>(Caller caller, CancellationToken ct) => Task.FromResult<Result<T>?>(null);

    public Task<Order?> Find(OrderKey key, CancellationToken ct) => Task.FromResult(Orders.Find(o => o.Id == key.Id || o.Number == key.Number));

    public Task<string?> NumberOf(OrderSource source, string externalRef, CancellationToken ct) => Task.FromResult<string?>(null);

    public Task<string> NextNumber(int year, CancellationToken ct) => Task.FromResult($"ORD-{year}-{Orders.Count + 1:000000}");

    public void Add(Order order) => Orders.Add(order);

    public Task<Page<OrderRow>> List(OrderQuery query, Caller caller, string? cursor, int take, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<OrderRow>> Window(OrderQuery query, Caller caller, int skip, int take, CancellationToken ct)
    {
        Asked.Add(query);
        return Task.FromResult<IReadOnlyList<OrderRow>>([.. Rows.Skip(skip).Take(take)]);
    }

    public Task<int> Count(OrderQuery query, Caller caller, CancellationToken ct) => IsAway ? throw new InvalidOperationException("the database is away") : Task.FromResult(Rows.Count);

    /// <summary>What is read is a copy, as from a database: what is tried on it changes nothing.</summary>
    public async Task<Order?> Find(OrderKey key, Caller caller, CancellationToken ct) =>
        IsAway ? throw new InvalidOperationException("the database is away") : await Find(key, ct) is { } order ? OrderCopy.Of(order) : null;

    public async Task<IReadOnlyList<RevisionEntry>?> Of(OrderKey order, Caller caller, CancellationToken ct)
    {
        List<OrderFact.Revised> kept = [.. (await Find(order, ct))!.Facts.OfType<OrderFact.Revised>()];
        return [.. kept.Select((r, i) => new RevisionEntry(r.Number, r.ReasonCode, r.Note, "Mia", r.At, r.Content, i == 0 ? [] : kept[i - 1].Content.To(r.Content)))];
    }

    public Task<IReadOnlyList<TimelineEntry>> Timeline(OrderId order, Caller caller, CancellationToken ct) => Task.FromResult<IReadOnlyList<TimelineEntry>>([.. Entries]);

    public Task<IReadOnlyList<HistoryEntry>> History(OrderId order, Caller caller, CancellationToken ct) => Task.FromResult<IReadOnlyList<HistoryEntry>>(
        [.. Orders.Single(o => o.Id == order).Facts.OfType<OrderFact.StatusChanged>().Select(f => new HistoryEntry(f.From, f.To, f.Reason, f.Notes, "Mia", f.At))]);

    public Task<OrderFamily> Family(OrderId order, Caller caller, CancellationToken ct)
    {
        static RelatedOrder Of(Order o) => new(o.Id, o.Number, o.Status, o.Lines.Sum(l => l.Quantity), o.Lines.Sum(l => l.Units.Backordered));
        var parent = Orders.Find(p => Orders.Exists(o => o.Id == order && o.ParentId == p.Id));
        return Task.FromResult(new OrderFamily(parent is null ? null : Of(parent), [.. Orders.Where(o => o.ParentId == order).Select(Of)]));
    }

    public Task<IReadOnlyList<VariantId>> VariantsOf(OrderKey key, Caller caller, CancellationToken ct) => Task.FromResult<IReadOnlyList<VariantId>>([]);

    public Task<(OrderId Order, PaymentId Payment)?> PaymentWaitingForPayer(OrderKey key, Caller caller, CancellationToken ct) => Task.FromResult<(OrderId, PaymentId)?>(null);

    public Task<PlacementFacts> Read(CustomerId? customer, IReadOnlyCollection<VariantId> variants, CancellationToken ct) => Task.FromResult(new PlacementFacts(
        variants.ToDictionary(v => v, v => Item(v.Value)),
        customer == Ada.Id ? new PlacementCustomer(Ada.Id, Ada.Name, Ada.Email, null, Ada.Address, false, true, Ada.CreatedAt) : null,
        [new HubStock(Berlin, "BER", "DE", 52.5, 13.4, variants.ToDictionary(v => v, _ => Stock))]));

    public Task<OpenPayment?> Open(OrderId order, PaymentId payment, CancellationToken ct)
    {
        var (found, open) = Orders.SelectMany(o => o.Payments, (o, p) => (o, p)).Single(x => x.p.Id == payment);
        return Task.FromResult<OpenPayment?>(new(open.State, open.Reference, new ChargeRequest(open.Key, new Money(open.AmountMinor, found.Currency), open.MethodToken, found.Number)));
    }

    public Task<IReadOnlyList<(OrderId Order, PaymentId Payment)>> Unanswered(DateTime before, int take, CancellationToken ct) => throw new NotSupportedException();

    public Task<string?> Read(string key, CancellationToken ct) => Task.FromResult(Drafts.GetValueOrDefault(key));

    public Task Write(string key, string content, CancellationToken ct) => Task.FromResult(Drafts[key] = content);

    public Task Drop(string key, CancellationToken ct) => Task.FromResult(Drafts.Remove(key));

    Task<Page<CustomerRow>> ICustomerReads.List(string? search, Caller caller, string? cursor, int take, CancellationToken ct) => Task.FromResult(new Page<CustomerRow>([Ada], null));

    public Task<CustomerRow?> Find(CustomerId id, Caller caller, CancellationToken ct) => Task.FromResult<CustomerRow?>(id == Ada.Id ? Ada : null);

    Task<Page<ProductRow>> ICatalogReads.List(string? search, string? category, Caller caller, string? cursor, int take, CancellationToken ct) => Task.FromResult(new Page<ProductRow>([Lamp], null));

    public Task<ProductRow?> Find(ProductId id, Caller caller, CancellationToken ct) => Task.FromResult<ProductRow?>(Lamp);

    public Task<IReadOnlyList<ProductRow>> OfVariants(IReadOnlyCollection<VariantId> variants, Caller caller, CancellationToken ct) => Task.FromResult<IReadOnlyList<ProductRow>>([Lamp]);

    public Task<IReadOnlyList<string>> Categories(CancellationToken ct) => throw new NotSupportedException();

    Task<Page<VendorRow>> IVendorReads.List(string? search, Caller caller, string? cursor, int take, CancellationToken ct) =>
        Task.FromResult(new Page<VendorRow>([new VendorRow(new VendorId(7), "Northwind", VendorType.Brand, null, 0)], null));

    public Task<Page<SubOrderRow>> SubOrders(IReadOnlyCollection<SubOrderStatus> statuses, Caller caller, string? cursor, int take, CancellationToken ct) => throw new NotSupportedException();

    Task<IReadOnlyDictionary<SubOrderStatus, int>> IVendorReads.Counts(Caller caller, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<HubRow>> Hubs(Caller caller, CancellationToken ct) => Task.FromResult<IReadOnlyList<HubRow>>([new HubRow(Berlin, "BER", "Berlin hub", "Berlin", "DE", "Europe/Berlin", 0)]);

    public Task<Page<ParcelRow>> Queue(HubId? hub, IReadOnlyCollection<FulfillmentState> states, string? search, Caller caller, string? cursor, int take, CancellationToken ct) => throw new NotSupportedException();

    public Task<ParcelRow?> Parcel(FulfillmentId id, Caller caller, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<FulfillmentState, int>> Counts(HubId? hub, Caller caller, CancellationToken ct) => throw new NotSupportedException();

    public Task Flush(CancellationToken ct) => Task.CompletedTask;

    public void Add(Product product) => throw new NotSupportedException();

    public void Add(Customer customer) => throw new NotSupportedException();

    public void Add(Vendor vendor) => throw new NotSupportedException();

    public void Add(Core.Documents.PrintEntry print) => throw new NotSupportedException();

    public void Add(Hub hub) => throw new NotSupportedException();

    public void Audit(string subject, object? before, object? after) => Audited.Add(subject);

    public OrderRow Row(int number, OrderStatus status = OrderStatus.Confirmed, bool late = false, string customer = "Ada Lovelace") => new(
        new OrderId(number), $"ORD-2026-{number:000000}", Now.AddHours(-number), customer, Ada.Id, 3, 1, [new OrderThumb(new VariantId(1), "Desk lamp", "Lamps", 3)], 0, null,
        new Money(4250, Currency.Eur), PaymentStatus.Paid, FulfillmentStatus.OwnFulfilled, status, Now.AddHours(-1), Now.AddHours(late ? -3 : 30), late, false, Priority.Normal, OrderSource.Website, 4);

    private ProductRow Lamp => new(new ProductId(1), "Desk lamp", "", "Lamps", null, null, false, [new VariantRow(new VariantId(1), "LMP-1", "", new Money(PriceMinor, Currency.Eur), Stock)]);

    private SellableItem Item(long variant, long? vendor = null) => new(
        new VariantId(variant), new ProductId(variant), $"LMP-{variant}", variant == 1 ? "Desk lamp" : "Wall lamp", "", "Lamps", new Money(PriceMinor, Currency.Eur), 1900, false, true,
        vendor is { } v ? new VendorId(v) : null, vendor is null ? null : "Northwind", vendor is null ? null : VendorType.Brand);
}
