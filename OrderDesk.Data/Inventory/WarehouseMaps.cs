using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Data.Inventory;

internal sealed class TransferMap : IEntityTypeConfiguration<Transfer>
{
    public void Configure(EntityTypeBuilder<Transfer> b)
    {
        b.ToTable("transfers");
        b.Property(t => t.Id).ValueGeneratedNever();
        b.Property(t => t.Number).HasMaxLength(40);
        b.Property(t => t.Note).HasMaxLength(500);
        b.Property(t => t.CloseReason).HasMaxLength(600);
        b.Property(t => t.Version).IsConcurrencyToken();
        b.HasMany(t => t.Lines).WithOne().HasForeignKey(l => l.TransferId);
        b.HasIndex(t => t.Number).IsUnique();
        b.HasIndex(t => t.Id, "ix_transfers_open").HasFilter("closed_at IS NULL");
    }
}

internal sealed class TransferLineMap : IEntityTypeConfiguration<TransferLine>
{
    public void Configure(EntityTypeBuilder<TransferLine> b)
    {
        b.ToTable("transfer_lines", t => t.HasCheckConstraint("ck_transfer_lines_units", "sent > 0 AND received >= 0 AND missing >= 0 AND received + missing <= sent"));
        b.Property(l => l.Id).ValueGeneratedNever();
        b.HasIndex(l => l.TransferId);
    }
}

internal sealed class StockCountMap : IEntityTypeConfiguration<StockCount>
{
    public void Configure(EntityTypeBuilder<StockCount> b)
    {
        b.ToTable("stock_counts");
        b.Property(c => c.Id).ValueGeneratedNever();
        b.Property(c => c.Number).HasMaxLength(40);
        b.Property(c => c.What).HasMaxLength(400);
        b.Property(c => c.Version).IsConcurrencyToken();
        b.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CountId);
        b.HasIndex(c => c.Number).IsUnique();
        b.HasIndex(c => c.Id, "ix_stock_counts_open").HasFilter("closed_at IS NULL");
    }
}

internal sealed class CountLineMap : IEntityTypeConfiguration<CountLine>
{
    public void Configure(EntityTypeBuilder<CountLine> b)
    {
        b.ToTable("count_lines", t => t.HasCheckConstraint("ck_count_lines_units", "expected >= 0 AND (counted IS NULL OR counted >= 0)"));
        b.Property(l => l.Id).ValueGeneratedNever();
        b.HasIndex(l => l.CountId);
    }
}
