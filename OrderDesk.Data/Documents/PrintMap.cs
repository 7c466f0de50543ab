using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Documents;

namespace OrderDesk.Data.Documents;

internal sealed class PrintMap : IEntityTypeConfiguration<PrintEntry>
{
    public void Configure(EntityTypeBuilder<PrintEntry> b)
    {
        b.ToTable("print_log", t => t.HasCheckConstraint("ck_print_log_copies", "copies > 0"));
        b.Property(p => p.Id).ValueGeneratedNever();
        b.Property(p => p.Wave).HasMaxLength(40);
        b.Property(p => p.Side).HasMaxLength(20);
        b.HasIndex(p => new { p.OrderId, p.Id });
    }
}
