using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Shipping;

internal sealed class WaveMap : IEntityTypeConfiguration<Wave>
{
    public void Configure(EntityTypeBuilder<Wave> b)
    {
        b.ToTable("waves");
        b.Property(w => w.Id).ValueGeneratedNever();
        b.Property(w => w.Number).HasMaxLength(40);
        b.HasMany(w => w.Parcels).WithOne().HasForeignKey(p => p.WaveId);
        b.HasIndex(w => w.Number).IsUnique();
        b.HasIndex(w => w.Id, "ix_waves_open").HasFilter("state IN ('open', 'picking', 'picked')");
    }
}

internal sealed class WaveParcelMap : IEntityTypeConfiguration<WaveParcel>
{
    public void Configure(EntityTypeBuilder<WaveParcel> b)
    {
        b.ToTable("wave_parcels", t => t.HasCheckConstraint("ck_wave_parcels_slot", "slot > 0 AND cluster > 0"));
        b.HasKey(p => new { p.WaveId, p.FulfillmentId });

        // A parcel is in one running wave at most.
        b.HasIndex(p => p.FulfillmentId, "ix_wave_parcels_open").IsUnique().HasFilter("is_open");
    }
}

internal sealed class FloorWorkMap : IEntityTypeConfiguration<FloorWork>
{
    public void Configure(EntityTypeBuilder<FloorWork> b)
    {
        b.ToTable("floor_work");
        b.HasKey(w => w.Subject);
        b.Property(w => w.Subject).HasMaxLength(40);
    }
}

internal sealed class ScanMap : IEntityTypeConfiguration<Scan>
{
    public void Configure(EntityTypeBuilder<Scan> b)
    {
        b.ToTable("scans");
        b.HasKey(s => s.Id);
        b.Property(s => s.Id).HasMaxLength(Scan.MaxId);
        b.Property(s => s.Subject).HasMaxLength(40);
        b.Property(s => s.Code).HasMaxLength(Scan.MaxCode);
        b.Property(s => s.Words).HasMaxLength(300);
        b.HasIndex(s => new { s.Subject, s.At });
        b.HasIndex(s => s.At);
    }
}
