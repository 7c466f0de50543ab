using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Data.Inventory;

internal sealed class StockLevelMap : IEntityTypeConfiguration<StockLevel>
{
    public void Configure(EntityTypeBuilder<StockLevel> b)
    {
        b.ToTable("stock_levels", t =>
        {
            t.HasCheckConstraint("ck_stock_levels_on_hand", "on_hand >= 0");
            t.HasCheckConstraint("ck_stock_levels_reserved", "reserved >= 0 AND reserved <= on_hand");
            t.HasCheckConstraint("ck_stock_levels_committed", "committed >= 0");
        });
        b.HasKey(s => new { s.VariantId, s.HubId });
        b.HasIndex(s => s.HubId);
    }
}

internal sealed class StockMovementMap : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> b)
    {
        b.ToTable("stock_movements");
        b.Property(m => m.Id).ValueGeneratedNever();
        b.HasIndex(m => new { m.VariantId, m.HubId, m.Id });
    }
}

internal sealed class ReservationMap : IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Reservation> b)
    {
        b.ToTable("reservations", t => t.HasCheckConstraint("ck_reservations_quantity", "quantity > 0"));
        b.Property(r => r.Id).ValueGeneratedNever();
        b.HasIndex(r => r.OrderId);
        b.HasIndex(r => new { r.VariantId, r.HubId }, "ix_reservations_held").HasFilter("state = 'held'");
    }
}
