using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Payments;

namespace OrderDesk.Data.Payments;

internal sealed class PaymentMap : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> b)
    {
        b.ToTable("payments", t => t.HasCheckConstraint("ck_payments_amount", "amount_minor >= 0 AND transferred_minor >= 0 AND transferred_minor <= amount_minor"));
        b.Property(p => p.Id).ValueGeneratedNever();
        b.Property(p => p.MethodToken).HasMaxLength(200);
        b.HasIndex(p => new { p.OrderId, p.Number }).IsUnique();
        b.HasIndex(p => p.RequestedAt, "ix_payments_open").HasFilter("settled_at IS NULL");
        b.HasIndex(p => p.SourceId).HasFilter("source_id IS NOT NULL");
    }
}

internal sealed class RefundMap : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> b)
    {
        b.ToTable("refunds", t => t.HasCheckConstraint("ck_refunds_amount", "amount_minor > 0"));
        b.Property(r => r.Id).ValueGeneratedNever();
        b.HasIndex(r => new { r.OrderId, r.Number }).IsUnique();
    }
}

internal sealed class PaymentEventMap : IEntityTypeConfiguration<PaymentEvent>
{
    public void Configure(EntityTypeBuilder<PaymentEvent> b)
    {
        b.ToTable("payment_events");
        b.Property(e => e.Id).ValueGeneratedNever();
        b.HasIndex(e => e.OrderId);
    }
}

internal sealed class MoneyEntryMap : IEntityTypeConfiguration<MoneyEntry>
{
    public void Configure(EntityTypeBuilder<MoneyEntry> b)
    {
        b.ToTable("money_entries");
        b.Property(e => e.Id).ValueGeneratedNever();
        b.Property(e => e.CurrencyCode).HasMaxLength(5);
        b.HasIndex(e => e.OrderId);
    }
}
