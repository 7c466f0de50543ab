using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Replenishment;

namespace OrderDesk.Data.Replenishment;

internal sealed class SupplierMap : IEntityTypeConfiguration<Supplier>
{
    public void Configure(EntityTypeBuilder<Supplier> b)
    {
        b.ToTable("suppliers");
        b.Property(s => s.Id).ValueGeneratedNever();
        b.Property(s => s.Name).HasMaxLength(Supplier.MaxName);
        b.Property(s => s.Email).HasMaxLength(254);
    }
}

internal sealed class ReplenishmentOrderMap : IEntityTypeConfiguration<ReplenishmentOrder>
{
    public void Configure(EntityTypeBuilder<ReplenishmentOrder> b)
    {
        b.ToTable("replenishment_orders");
        b.Property(o => o.Id).ValueGeneratedNever();
        b.Property(o => o.Number).HasMaxLength(40);
        b.Property(o => o.CloseReason).HasMaxLength(60);
        b.Property(o => o.Note).HasMaxLength(500);
        b.Property(o => o.Version).IsConcurrencyToken();
        b.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.ReplenishmentId);
        b.HasIndex(o => o.Number).IsUnique();
        b.HasIndex(o => new { o.SupplierId, o.HubId }, "ix_replenishment_orders_draft").IsUnique().HasFilter("state = 'draft'");
        b.HasIndex(o => new { o.State, o.Id });
    }
}

internal sealed class ReplenishmentLineMap : IEntityTypeConfiguration<ReplenishmentLine>
{
    public void Configure(EntityTypeBuilder<ReplenishmentLine> b)
    {
        b.ToTable("replenishment_lines", t => t.HasCheckConstraint("ck_replenishment_lines_units", "quantity > 0 AND received >= 0"));
        b.HasKey(l => new { l.ReplenishmentId, l.VariantId });
        b.HasIndex(l => l.VariantId);
    }
}
