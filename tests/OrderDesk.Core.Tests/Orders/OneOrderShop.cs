using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Replenishment;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Tests.Orders;

/// <summary>
/// The ports of the use cases over the one order of a scene, in memory. It keeps no transactions: a test that needs a refusal of the
/// database says so by <see cref="LoseNextRace"/>, which refuses before the body has run.
/// </summary>
internal sealed class OneOrderShop(OrderScene scene) : IUnitOfWork, IWork, IOrders, IPaymentReads, IPlacementReads
{
    public Dictionary<VariantId, int> InNearHub { get; } = [];

    /// <summary>The next transaction that holds stock loses it to somebody else.</summary>
    public bool LoseNextRace { get; set; }

    public bool StockWasRead { get; private set; }

    public Caller Caller { get; private set; } = OrderScene.Staff;

    public DateTime Now => scene.Now;

    public IdSource Ids => scene.Ids;

    public IOrders Orders => this;

    public IStock Stock => throw new NotSupportedException();

    public IOutbox Outbox => throw new NotSupportedException();

    public IWarehouse Warehouse => throw new NotSupportedException();

    public IRoutingStore Routing => throw new NotSupportedException();

    public IBackorders Backorders => throw new NotSupportedException();

    public IReplenishments Replenishments => throw new NotSupportedException();

    public IFloor Floor => throw new NotSupportedException();

    public Task<Result<T>> Run<T>(UseCase useCase, Caller caller, Func<IWork, Task<Result<T>>> body, CancellationToken ct)
    {
        Caller = caller;
        if (LoseNextRace && StockWasRead)
        {
            LoseNextRace = false;
            return Task.FromResult<Result<T>>(StockErrors.TakenMeanwhile(new VariantId(1), OrderFactory.NearHub));
        }

        return body(this);
    }

    public Task<Result<T>?> Replay<T>(Caller caller, CancellationToken ct) => Task.FromResult<Result<T>?>(null);

    public Task<Order?> Find(OrderKey key, CancellationToken ct) => Task.FromResult<Order?>(scene.Order);

    public Task<OpenPayment?> Open(OrderId order, PaymentId payment, CancellationToken ct)
    {
        var open = scene.Order.Payments.Single(p => p.Id == payment);
        return Task.FromResult<OpenPayment?>(new(open.State, open.Reference, new ChargeRequest(open.Key, new Money(open.AmountMinor, scene.Order.Currency), open.MethodToken, scene.Order.Number)));
    }

    public Task<PlacementFacts> Read(CustomerId? customer, IReadOnlyCollection<VariantId> variants, CancellationToken ct)
    {
        StockWasRead = true;
        var hub = OrderFactory.Hub(OrderFactory.NearHub, [.. InNearHub.Select(s => (s.Key.Value, s.Value))]);
        return Task.FromResult(new PlacementFacts(new Dictionary<VariantId, SellableItem>(), null, [hub]));
    }

    public Task<IReadOnlyList<(OrderId Order, PaymentId Payment)>> Unanswered(DateTime before, int take, CancellationToken ct) => throw new NotSupportedException();

    public Task<string?> NumberOf(OrderSource source, string externalRef, CancellationToken ct) => throw new NotSupportedException();

    public Task<string> NextNumber(int year, CancellationToken ct) => throw new NotSupportedException();

    public Task Flush(CancellationToken ct) => throw new NotSupportedException();

    public void Add(Order order) => throw new NotSupportedException();

    public void Add(Product product) => throw new NotSupportedException();

    public void Add(Customer customer) => throw new NotSupportedException();

    public void Add(Vendor vendor) => throw new NotSupportedException();

    public void Add(Core.Documents.PrintEntry print) => throw new NotSupportedException();

    public void Add(Hub hub) => throw new NotSupportedException();

    public void Audit(string subject, object? before, object? after) => throw new NotSupportedException();
}
