using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Replenishment;
using OrderDesk.Data.Orders;

namespace OrderDesk.Data.Replenishment;

internal sealed class ReplenishmentStore(OrderDeskDb db) : IReplenishments
{
    public Task<ReplenishmentOrder?> Find(ReplenishmentId id, CancellationToken ct) => db.ReplenishmentOrders.Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id, ct);

    public async Task<ReplenishmentOrder?> Draft(SupplierId supplier, HubId hub, CancellationToken ct) =>
        db.ReplenishmentOrders.Local.FirstOrDefault(o => o.SupplierId == supplier && o.HubId == hub && o.State == ReplenishmentState.Draft)
        ?? await db.ReplenishmentOrders.Include(o => o.Lines).FirstOrDefaultAsync(o => o.SupplierId == supplier && o.HubId == hub && o.State == ReplenishmentState.Draft, ct);

    public Task<bool> IsOnOrder(VariantId variant, HubId hub, CancellationToken ct) => db.ReplenishmentOrders.AnyAsync(
        o => o.HubId == hub && (o.State == ReplenishmentState.Draft || o.State == ReplenishmentState.Sent || o.State == ReplenishmentState.PartlyReceived) && o.Lines.Any(l => l.VariantId == variant && l.Received < l.Quantity), ct);

    public Task<Supplier?> Supplier(SupplierId id, CancellationToken ct) => db.Suppliers.FirstOrDefaultAsync(s => s.Id == id, ct);

    public async Task<string> NextNumber(int year, CancellationToken ct)
    {
        var number = await db.Scalar<long>(OrderNumbers.Take, ct, ("@name", $"REP-{year}"), ("@step", 1)) - 1;
        return string.Create(CultureInfo.InvariantCulture, $"REP-{year}-{number:D6}");
    }

    public void Add(ReplenishmentOrder order) => db.Add(order);

    public void Add(Supplier supplier) => db.Add(supplier);
}
