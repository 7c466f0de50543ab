using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Catalog;

namespace OrderDesk.Data.Catalog;

internal sealed class ProductMap : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> b)
    {
        b.ToTable("products");
        b.Property(p => p.Id).ValueGeneratedNever();
        b.Property(p => p.Name).HasMaxLength(200);
        b.Property(p => p.Description).HasMaxLength(4000);
        b.Property(p => p.Category).HasMaxLength(80);
        b.Property(p => p.ExternalRef).HasMaxLength(120);
        b.HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.ProductId);
        b.HasIndex(p => p.ExternalRef).IsUnique().HasFilter("external_ref IS NOT NULL");
        b.HasIndex(p => new { p.Category, p.Name });
        b.HasIndex(p => p.VendorId);
    }
}

internal sealed class VariantMap : IEntityTypeConfiguration<Variant>
{
    public void Configure(EntityTypeBuilder<Variant> b)
    {
        b.ToTable("variants", t =>
        {
            t.HasCheckConstraint("ck_variants_price", "price_minor >= 0");
            t.HasCheckConstraint("ck_variants_backordered", "backordered >= 0 AND backorder_limit >= 0");
        });
        b.HasIndex(v => v.Id, "ix_variants_waited_for").HasFilter("backordered > 0");
        b.Property(v => v.Id).ValueGeneratedNever();
        b.Property(v => v.Sku).HasMaxLength(80);
        b.Property(v => v.Options).HasMaxLength(200);
        b.Property(v => v.CurrencyCode).HasMaxLength(5);
        b.HasIndex(v => v.Sku).IsUnique();
        b.HasIndex(v => v.ProductId);
    }
}
