using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Web.Tests.Orders;

/// <summary>A queue in which staff have moved nobody.</summary>
internal sealed class NoQueue : IBackorders
{
    public Task<Variant?> Variant(ProductId product, VariantId variant, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<LineId>> Queue(VariantId variant, CancellationToken ct) => throw new NotSupportedException();

    public Task Pin(VariantId variant, IReadOnlyList<LineId> lines, CancellationToken ct) => throw new NotSupportedException();

    public Task Follow(LineId from, LineId to, bool keep, CancellationToken ct) => Task.CompletedTask;
}
