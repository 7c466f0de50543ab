using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Replenishment;
using OrderDesk.Web.Tests.Orders;
using OrderDesk.Web.Tests.Shipping;

namespace OrderDesk.Web.Tests.Replenishment;

/// <summary>Suppliers, rules and orders to suppliers in memory: real orders and real use cases, without a database.</summary>
internal sealed class BuyingDesk : IReplenishmentReads, IReplenishments
{
    public static readonly VariantId Lamp = new(1);
    public static readonly VariantId Cup = new(2);

    public List<Supplier> Known { get; } = [];

    public List<ReplenishmentOrder> Orders { get; } = [];

    public List<StockRule> Kept { get; } = [];

    public bool IsAway { get; set; }

    public Supplier Supplier(string name, string? email = null, int days = 7)
    {
        Known.Add(Core.Replenishment.Supplier.Create(new SupplierId(Known.Count + 1), name, email, days));
        return Known[^1];
    }

    /// <summary>A draft to Berlin.</summary>
    public ReplenishmentOrder Draft(params (VariantId Variant, int Units)[] lines)
    {
        var order = ReplenishmentOrder.Draft(new ReplenishmentId(Orders.Count + 1), $"REP-2026-{Orders.Count + 1:000000}", Known[0].Id, DeskShop.Berlin, DateTime.UnixEpoch);
        foreach (var (variant, units) in lines)
            order.Set(variant, units).Ok.ShouldBeTrue();
        Orders.Add(order);
        return order;
    }

    public Task<IReadOnlyList<SupplierRow>> Suppliers(Caller caller, CancellationToken ct) => IsAway
        ? throw new InvalidOperationException("the database is away")
        : Task.FromResult<IReadOnlyList<SupplierRow>>([.. Known.Select(s => new SupplierRow(s.Id, s.Name, s.Email, s.LeadDays, s.IsActive))]);

    public Task<ReplenishmentView?> Find(ReplenishmentId id, Caller caller, CancellationToken ct) => Task.FromResult(Orders.Find(o => o.Id == id) is { } o ? View(o) : null);

    public Task<IReadOnlyList<StockRuleRow>> Rules(HubId? hub, VariantId? variant, Caller caller, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<StockRuleRow>>(
        [.. Kept.Where(r => r.VariantId == variant && r.HubId == hub).Select(r => new StockRuleRow(r.VariantId, "LMP-1", "Desk lamp", r.HubId, "BER", r.SafetyStock, r.ReorderPoint, r.ReorderQuantity, r.SupplierId, null, 8, 0))]);

    public Task<ReplenishmentOrder?> Find(ReplenishmentId id, CancellationToken ct) => Task.FromResult(Orders.Find(o => o.Id == id));

    public Task<Supplier?> Supplier(SupplierId id, CancellationToken ct) => Task.FromResult(Known.Find(s => s.Id == id));

    public Task<ReplenishmentOrder?> Draft(SupplierId supplier, HubId hub, CancellationToken ct) => Task.FromResult(Orders.Find(o => o.SupplierId == supplier && o.HubId == hub && o.State == ReplenishmentState.Draft));

    public Task<string> NextNumber(int year, CancellationToken ct) => Task.FromResult($"REP-{year}-{Orders.Count + 1:000000}");

    public void Add(ReplenishmentOrder order) => Orders.Add(order);

    public void Add(Supplier supplier) => Known.Add(supplier);

    public Task<bool> IsOnOrder(VariantId variant, HubId hub, CancellationToken ct) => throw new NotSupportedException();

    public Task<Page<ReplenishmentRow>> List(IReadOnlyCollection<ReplenishmentState> states, string? search, HubId? hub, Caller caller, string? cursor, int take, CancellationToken ct) =>
        Task.FromResult(new Page<ReplenishmentRow>([.. Orders.Select(Row)], null));

    public Task<IReadOnlyList<(VariantId Variant, HubId Hub)>> Due(int take, CancellationToken ct) => throw new NotSupportedException();

    private ReplenishmentView View(ReplenishmentOrder o) => new(Row(o), null, o.SentAt, o.CloseReason, o.Note, o.Version, [.. o.Lines.Select(l => new ReplenishmentLineRow(
        l.VariantId, l.VariantId == Lamp ? "LMP-1" : "CUP-1", l.VariantId == Lamp ? "Desk lamp" : "Cup", "", "Lamps", l.Quantity, l.Received, 8))]);

    private ReplenishmentRow Row(ReplenishmentOrder o) => new(
        o.Id, o.Number, o.SupplierId, Known.Single(s => s.Id == o.SupplierId).Name, o.HubId, "BER", o.State, o.StateAt, o.CreatedAt, o.ExpectedOn, o.Lines.Count, o.Lines.Sum(l => l.Quantity), o.Lines.Sum(l => l.Received));
}

/// <summary>A hall with the bins that remembers what was moved.</summary>
internal sealed class BinHall(List<StockRule> rules) : NoLots
{
    public List<StockMove> Moves { get; } = [];

    public List<Lot> Lots { get; } = [];

    public override Task<StockRule?> Rule(VariantId variant, HubId hub, CancellationToken ct) => Task.FromResult(rules.Find(r => r.VariantId == variant && r.HubId == hub));

    public override void Add(StockRule rule) => rules.Add(rule);

    public override void Move(StockMove move) => Moves.Add(move);

    public override void Add(Lot lot) => Lots.Add(lot);

    public override Task<StockLevel?> Level(VariantId variant, HubId hub, CancellationToken ct) => Task.FromResult<StockLevel?>(StockLevel.Empty(variant, hub));

    public override Task<Bin?> Bin(HubId hub, string code, CancellationToken ct) =>
        Task.FromResult(code is "A-1" or "A-2" ? Core.Inventory.Bin.Create(new BinId(code[^1] - '0'), hub, code, "A", 1) : null);
}
