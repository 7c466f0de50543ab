using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Tests.Orders;

namespace OrderDesk.Web.Tests.Shipping;

/// <summary>The warehouse's reads over the orders of a <see cref="DeskShop"/>.</summary>
internal sealed class FloorReads(DeskShop shop) : IShippingReads
{
    public Task<IReadOnlyList<HubRow>> Hubs(Caller caller, CancellationToken ct) => shop.Hubs(caller, ct);

    public Task<Page<ParcelRow>> Queue(HubId? hub, IReadOnlyCollection<FulfillmentState> states, string? search, Caller caller, string? cursor, int take, CancellationToken ct) =>
        Task.FromResult(new Page<ParcelRow>([.. Rows().Where(r => states.Contains(r.State))], null));

    public Task<ParcelRow?> Parcel(FulfillmentId id, Caller caller, CancellationToken ct) => Task.FromResult(Rows().FirstOrDefault(r => r.Id == id));

    public Task<IReadOnlyDictionary<FulfillmentState, int>> Counts(HubId? hub, Caller caller, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<FulfillmentState, int>>(Rows().CountBy(r => r.State).ToDictionary());

    public IEnumerable<ParcelRow> Rows() => shop.Orders.SelectMany(o => o.Fulfillments, (o, f) => new ParcelRow(
        f.Id, f.Number, o.Id, o.Number, o.Version, DeskShop.Berlin, "BER", f.State, f.StateAt, o.Priority, o.PromisedAt, false, o.HasHold, "Ada Lovelace, Berlin", "standard", f.Lines.Sum(l => l.Quantity), f.PickedBy, f.PackedBy,
        [.. f.Lines.Select(l => Line(o.Line(l.LineId)!, l.Quantity))]));

    private static ParcelLine Line(OrderLine line, int quantity) => new(line.Id, line.VariantId, line.Sku, line.Name, line.Options, line.Category, quantity);
}
