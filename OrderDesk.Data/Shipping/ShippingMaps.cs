using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Shipping;

internal sealed class HubMap : IEntityTypeConfiguration<Hub>
{
    public void Configure(EntityTypeBuilder<Hub> b)
    {
        b.ToTable("hubs");
        b.Property(h => h.Id).ValueGeneratedNever();
        b.Property(h => h.Code).HasMaxLength(12);
        b.Property(h => h.Name).HasMaxLength(120);
        b.Property(h => h.WorkingDays).HasMaxLength(7);
        b.Property(h => h.Holidays).HasMaxLength(2300);
        b.HasIndex(h => h.Code).IsUnique();
    }
}

internal sealed class FulfillmentMap : IEntityTypeConfiguration<Fulfillment>
{
    public void Configure(EntityTypeBuilder<Fulfillment> b)
    {
        b.ToTable("fulfillments");
        b.Property(f => f.Id).ValueGeneratedNever();
        b.Property(f => f.Carrier).HasMaxLength(60);
        b.Property(f => f.TrackingNumber).HasMaxLength(100);
        b.HasMany(f => f.Lines).WithOne().HasForeignKey(l => l.FulfillmentId);
        b.HasIndex(f => f.OrderId);
        b.HasIndex(f => new { f.State, f.HubId, f.Id }, "ix_fulfillments_to_do").HasFilter("state IN ('open', 'picking', 'packed')");
        b.HasIndex(f => new { f.HubId, f.PackedAt }, "ix_fulfillments_packed").HasFilter("packed_at IS NOT NULL");
        b.HasIndex(f => new { f.HubId, f.ShippedAt }, "ix_fulfillments_shipped").HasFilter("shipped_at IS NOT NULL");
    }
}

internal sealed class FulfillmentLineMap : IEntityTypeConfiguration<FulfillmentLine>
{
    public void Configure(EntityTypeBuilder<FulfillmentLine> b)
    {
        b.ToTable("fulfillment_lines", t => t.HasCheckConstraint("ck_fulfillment_lines_quantity", "quantity > 0"));
        b.HasKey(l => new { l.FulfillmentId, l.LineId });
    }
}
