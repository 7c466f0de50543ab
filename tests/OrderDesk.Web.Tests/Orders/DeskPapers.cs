using OrderDesk.Core.Common;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Web.Tests.Orders;

/// <summary>The papers of the orders of a <see cref="DeskShop"/>, and what tests say was printed.</summary>
internal sealed class DeskPapers(DeskShop shop) : IDocumentReads
{
    public List<PrintRow> Prints { get; } = [];

    public Task<IReadOnlyList<ParcelSheet>> Sheets(IReadOnlyCollection<FulfillmentId> parcels, Caller caller, CancellationToken ct) => throw new NotSupportedException();

    public Task<WaveSheet?> OfWave(WaveId wave, Caller caller, CancellationToken ct) => throw new NotSupportedException();

    public Task<OrderDocuments?> Of(OrderKey order, Caller caller, CancellationToken ct) => Task.FromResult(
        shop.Orders.Find(o => o.Id == order.Id || o.Number == order.Number) is { } found
            ? new OrderDocuments(found.Id, found.Number, [.. found.Fulfillments.Select(f => new ParcelName(f.Id, f.Number))], [.. Prints])
            : null);
}
