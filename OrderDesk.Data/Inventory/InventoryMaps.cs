using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Common;
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
            t.HasCheckConstraint("ck_stock_levels_blocked", "blocked >= 0");
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

internal sealed class StockPlaceMap : IEntityTypeConfiguration<StockPlace>
{
    public void Configure(EntityTypeBuilder<StockPlace> b)
    {
        b.ToTable("stock_places", t => t.HasCheckConstraint("ck_stock_places_units", "allocated >= 0 AND blocked >= 0 AND on_shelf >= allocated + blocked"));
        b.HasKey(p => new { p.VariantId, p.HubId, p.BinId, p.LotId });
        b.HasIndex(p => new { p.HubId, p.BinId });
        b.HasIndex(p => p.LotId);
    }
}

internal sealed class StockAllocationMap : IEntityTypeConfiguration<StockAllocation>
{
    public void Configure(EntityTypeBuilder<StockAllocation> b)
    {
        b.ToTable("stock_allocations", t => t.HasCheckConstraint("ck_stock_allocations_quantity", "quantity > 0"));
        b.Property(a => a.Id).ValueGeneratedNever();
        b.HasIndex(a => a.FulfillmentId);
        b.HasIndex(a => a.OrderId);
        b.HasIndex(a => a.LotId);
    }
}

internal sealed class LotMap : IEntityTypeConfiguration<Lot>
{
    public void Configure(EntityTypeBuilder<Lot> b)
    {
        b.ToTable("lots");
        b.Property(l => l.Id).ValueGeneratedNever();
        b.Property(l => l.Number).HasMaxLength(Lot.MaxNumber);
        b.Property(l => l.BlockReason).HasMaxLength(200);
        b.HasIndex(l => new { l.VariantId, l.Number }).IsUnique();
        b.HasIndex(l => l.ExpiresOn);
    }
}

internal sealed class StockRuleMap : IEntityTypeConfiguration<StockRule>
{
    public void Configure(EntityTypeBuilder<StockRule> b)
    {
        b.ToTable("stock_rules", t => t.HasCheckConstraint("ck_stock_rules_units", "safety_stock >= 0 AND reorder_point >= 0 AND reorder_quantity >= 0"));
        b.HasKey(r => new { r.VariantId, r.HubId });
        b.HasIndex(r => r.HubId);
    }
}

/// <summary>The place that staff have given to a waiting line, before all that they have not placed.</summary>
public sealed class BackorderRank
{
    public LineId LineId { get; set; }

    public VariantId VariantId { get; set; }

    public int Rank { get; set; }
}

internal sealed class BackorderRankMap : IEntityTypeConfiguration<BackorderRank>
{
    public void Configure(EntityTypeBuilder<BackorderRank> b)
    {
        b.ToTable("backorder_ranks");
        b.HasKey(r => r.LineId);
        b.Property(r => r.LineId).ValueGeneratedNever();
        b.HasIndex(r => r.VariantId);
    }
}

internal sealed class BinMap : IEntityTypeConfiguration<Bin>
{
    public void Configure(EntityTypeBuilder<Bin> b)
    {
        b.ToTable("bins");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Code).HasMaxLength(Bin.MaxCode);
        b.Property(x => x.Zone).HasMaxLength(Bin.MaxZone);
        b.HasIndex(x => new { x.HubId, x.Code }).IsUnique();
        b.HasIndex(x => new { x.HubId, x.Walk, x.Id });
    }
}
