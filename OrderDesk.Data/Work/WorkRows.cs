using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Common;

namespace OrderDesk.Data.Work;

/// <summary>The stored answer of a request with a key, written with its effect (RULES 16).</summary>
public sealed class IdempotencyRow
{
    /// <summary>The principal and the key: <c>usr_…|key</c>.</summary>
    public string Key { get; set; } = "";

    public string Fingerprint { get; set; } = "";

    /// <summary>The use case's answer as JSON.</summary>
    public string Answer { get; set; } = "";

    public DateTime CreatedAt { get; set; }
}

/// <summary>One row of the audit log. Each carries the hash of the one before it in its lane (RULES 31).</summary>
public sealed class AuditEntry
{
    public RowId Id { get; set; }

    /// <summary>Writers of different lanes do not wait for each other.</summary>
    public int Lane { get; set; }

    /// <summary>Counts the rows of a lane from 1, without gaps.</summary>
    public long Sequence { get; set; }

    public DateTime At { get; set; }

    public string By { get; set; } = "";

    public long? UserId { get; set; }

    public string Action { get; set; } = "";

    public string Subject { get; set; } = "";

    public string? Origin { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    public string Hash { get; set; } = "";
}

/// <summary>The end of a lane: the tail cannot be cut without it showing.</summary>
public sealed class AuditLane
{
    public int Lane { get; set; }

    public long Sequence { get; set; }

    public string Hash { get; set; } = "";
}

/// <summary>The next number of a series: <c>ORD-2026</c>.</summary>
public sealed class NumberSeries
{
    public string Name { get; set; } = "";

    public long Next { get; set; }
}

/// <summary>A running process of this database; its number goes into the ids that it makes.</summary>
public sealed class Node
{
    public int Number { get; set; }

    public DateTime StartedAt { get; set; }
}

internal sealed class IdempotencyMap : IEntityTypeConfiguration<IdempotencyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyRow> b)
    {
        b.ToTable("idempotency_keys");
        b.HasKey(r => r.Key);
        b.Property(r => r.Key).HasMaxLength(400);
        b.HasIndex(r => r.CreatedAt);
    }
}

internal sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> b)
    {
        b.ToTable("audit_log");
        b.Property(e => e.Id).ValueGeneratedNever();
        b.HasIndex(e => new { e.Lane, e.Sequence }).IsUnique();
    }
}

internal sealed class AuditLaneMap : IEntityTypeConfiguration<AuditLane>
{
    public void Configure(EntityTypeBuilder<AuditLane> b)
    {
        b.ToTable("audit_lanes");
        b.HasKey(l => l.Lane);
        b.Property(l => l.Lane).ValueGeneratedNever();
    }
}

internal sealed class NumberSeriesMap : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> b)
    {
        b.ToTable("number_series");
        b.HasKey(s => s.Name);
        b.Property(s => s.Name).HasMaxLength(40);
    }
}

internal sealed class NodeMap : IEntityTypeConfiguration<Node>
{
    public void Configure(EntityTypeBuilder<Node> b)
    {
        b.ToTable("nodes");
        b.HasKey(n => n.Number);
        b.Property(n => n.Number).ValueGeneratedNever();
    }
}
