using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Data.Routing;

namespace OrderDesk.Data.Orders;

internal sealed class OrderRevisionMap : IEntityTypeConfiguration<OrderRevision>
{
    public void Configure(EntityTypeBuilder<OrderRevision> b)
    {
        b.ToTable("order_revisions");
        b.Property(r => r.Id).ValueGeneratedNever();
        b.Property(r => r.ReasonCode).HasMaxLength(60);
        b.Property(r => r.Note).HasMaxLength(ChangeRules.MaxNote);
        b.Property(r => r.Content).HasConversion<DocumentConverter<OrderContent>>();
        b.HasIndex(r => new { r.OrderId, r.Number }).IsUnique();
    }
}

/// <inheritdoc cref="IRevisionReads"/>
internal sealed class RevisionReads(IDatabase database) : IRevisionReads
{
    public async Task<IReadOnlyList<RevisionEntry>?> Of(OrderKey order, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        if (await db.Orders.Of(order).SeenBy(caller).Select(o => o.Id).FirstOrDefaultAsync(ct) is not { Value: > 0 } id)
            return null;
        var rows = caller.IsVendor ? [] : await db.OrderRevisions.AsNoTracking().Where(r => r.OrderId == id).OrderBy(r => r.Number).ToListAsync(ct);
        return [.. rows.Select((r, i) => Entry(r, i == 0 ? null : rows[i - 1], caller))];
    }

    /// <summary>Notes and names of staff are for staff.</summary>
    private static RevisionEntry Entry(OrderRevision r, OrderRevision? before, Caller caller) => new(
        r.Number, r.ReasonCode, caller.IsStaff ? r.Note : null, caller.IsStaff ? r.By : "", r.At, r.Content, before?.Content.To(r.Content) ?? []);
}
