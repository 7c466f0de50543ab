using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Orders;

internal sealed class OrderMap : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> b)
    {
        b.ToTable("orders", t =>
        {
            t.HasCheckConstraint("ck_orders_refunded", "refunded_minor >= 0 AND refunded_minor <= captured_minor");
            t.HasCheckConstraint("ck_orders_total", "total_minor = subtotal_minor - discount_minor + delivery_minor + tax_minor");
        });
        b.Property(o => o.Id).ValueGeneratedNever();
        b.Property(o => o.Number).HasMaxLength(40);
        b.Property(o => o.ExternalRef).HasMaxLength(120);
        b.Property(o => o.CurrencyCode).HasMaxLength(5);
        b.Property(o => o.CancelReason).HasMaxLength(60);
        b.Property(o => o.CustomerNotes).HasMaxLength(2000);
        b.Property(o => o.Version).IsConcurrencyToken();
        b.ComplexProperty(o => o.Customer, c =>
        {
            c.Property(i => i.Name).HasMaxLength(200);
            c.Property(i => i.Email).HasMaxLength(254);
            c.Property(i => i.Phone).HasMaxLength(40);
        });
        b.Ignore(o => o.Facts);
        b.Ignore(o => o.ActiveHolds);
        Children(b);
        Indexes(b);
    }

    private static void Children(EntityTypeBuilder<Order> b)
    {
        b.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
        b.HasMany(o => o.Reservations).WithOne().HasForeignKey(r => r.OrderId);
        b.HasMany(o => o.Payments).WithOne().HasForeignKey(p => p.OrderId);
        b.HasMany(o => o.Refunds).WithOne().HasForeignKey(r => r.OrderId);
        b.HasMany(o => o.SubOrders).WithOne().HasForeignKey(s => s.OrderId);
        b.HasMany(o => o.Fulfillments).WithOne().HasForeignKey(f => f.OrderId);
        b.HasMany(o => o.Holds).WithOne().HasForeignKey(h => h.OrderId);
    }

    /// <summary>Ids grow with time, so "newest first" is the primary key; what is active is in partial indexes (RULES 28).</summary>
    private static void Indexes(EntityTypeBuilder<Order> b)
    {
        b.HasIndex(o => o.Number).IsUnique();
        b.HasIndex(o => new { o.Source, o.ExternalRef }).IsUnique().HasFilter("external_ref IS NOT NULL");
        b.HasIndex(o => new { o.CustomerId, o.Id });
        b.HasIndex(o => o.ParentId).HasFilter("parent_id IS NOT NULL");
        b.HasIndex(o => new { o.Status, o.Id });
        b.HasIndex(o => o.Id, "ix_orders_open").HasFilter("closed_at IS NULL");
        b.HasIndex(o => new { o.PromisedAt, o.Id }, "ix_orders_open_promised").HasFilter("closed_at IS NULL");
        b.HasIndex(o => o.Id, "ix_orders_held").HasFilter("has_hold AND closed_at IS NULL");
        b.HasIndex(o => o.ReservationExpiresAt, "ix_orders_reservation_expiry").HasFilter("reservation_expires_at IS NOT NULL");
        b.HasIndex(o => new { o.TotalMinor, o.Id });
        b.HasIndex(o => new { o.UpdatedAt, o.Id });
    }
}

internal sealed class OrderLineMap : IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<OrderLine> b)
    {
        b.ToTable("order_lines", t =>
        {
            t.HasCheckConstraint("ck_order_lines_quantity", "quantity > 0");
            t.HasCheckConstraint("ck_order_lines_cancelled", "cancelled_minor >= 0 AND cancelled_minor <= unit_price_minor * (quantity - removed) - discount_minor + tax_minor");
            t.HasCheckConstraint("ck_order_lines_removed", "removed >= 0 AND removed <= units_cancelled");
            t.HasCheckConstraint("ck_order_lines_units", "quantity = units_pending + units_reserved + units_backordered + units_committed + units_packed + units_shipped + units_delivered + units_returned + units_cancelled");
        });
        b.Property(l => l.Id).ValueGeneratedNever();
        b.Property(l => l.Sku).HasMaxLength(80);
        b.Property(l => l.Name).HasMaxLength(200);
        b.Property(l => l.Options).HasMaxLength(200);
        b.Property(l => l.Category).HasMaxLength(80);
        b.ComplexProperty(l => l.Units);
        b.HasIndex(l => l.OrderId);
        b.HasIndex(l => l.VariantId, "ix_order_lines_backordered").HasFilter("units_backordered > 0");
    }
}

internal sealed class HoldMap : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> b)
    {
        b.ToTable("order_holds");
        b.Property(h => h.Id).ValueGeneratedNever();
        b.Property(h => h.ReasonCode).HasMaxLength(60);
        b.Property(h => h.Note).HasMaxLength(2000);
        b.HasIndex(h => h.OrderId);
    }
}

/// <summary>An order that the search has found. Not a table: the result of the engine's own full-text query.</summary>
public sealed class SearchHit
{
    public OrderId OrderId { get; set; }
}

internal sealed class SearchHitMap : IEntityTypeConfiguration<SearchHit>
{
    public void Configure(EntityTypeBuilder<SearchHit> b)
    {
        b.HasKey(h => h.OrderId);
        b.ToView(null);
    }
}
