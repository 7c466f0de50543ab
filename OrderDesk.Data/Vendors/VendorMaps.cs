using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Data.Vendors;

internal sealed class VendorMap : IEntityTypeConfiguration<Vendor>
{
    public void Configure(EntityTypeBuilder<Vendor> b)
    {
        b.ToTable("vendors");
        b.Property(v => v.Id).ValueGeneratedNever();
        b.Property(v => v.Name).HasMaxLength(200);
        b.Property(v => v.Email).HasMaxLength(254);
        b.Property(v => v.ExternalRef).HasMaxLength(120);
        b.HasIndex(v => v.ExternalRef).IsUnique().HasFilter("external_ref IS NOT NULL");
        b.HasIndex(v => new { v.Name, v.Id });
    }
}

internal sealed class SubOrderMap : IEntityTypeConfiguration<SubOrder>
{
    public void Configure(EntityTypeBuilder<SubOrder> b)
    {
        b.ToTable("sub_orders");
        b.Property(s => s.Id).ValueGeneratedNever();
        b.Property(s => s.VendorName).HasMaxLength(200);
        b.HasIndex(s => s.OrderId);
        b.HasIndex(s => new { s.VendorId, s.Status, s.Id });
    }
}
