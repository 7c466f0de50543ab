using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Customers;

namespace OrderDesk.Data.Customers;

internal sealed class CustomerMap : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> b)
    {
        b.ToTable("customers");
        b.Property(c => c.Id).ValueGeneratedNever();
        b.Property(c => c.Name).HasMaxLength(200);
        b.Property(c => c.Email).HasMaxLength(254);
        b.Property(c => c.Phone).HasMaxLength(40);
        b.Property(c => c.ExternalRef).HasMaxLength(120);
        b.HasIndex(c => c.ExternalRef).IsUnique().HasFilter("external_ref IS NOT NULL");
        b.HasIndex(c => new { c.Name, c.Id });
        b.HasIndex(c => c.Email);
    }
}

internal sealed class DraftMap : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> b)
    {
        b.ToTable("drafts");
        b.HasKey(d => d.Key);
        b.Property(d => d.Key).HasMaxLength(200);
    }
}
