using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Common;
using OrderDesk.Core.Jobs;

namespace OrderDesk.Data.Outbox;

/// <summary>Something to be done outside the database, written with the change that causes it.</summary>
public sealed class OutboxMessage
{
    public RowId Id { get; set; }

    public string Topic { get; set; } = "";

    /// <summary>Deterministic and unique: the receiver does the work once for it.</summary>
    public string Key { get; set; } = "";

    public string Payload { get; set; } = "";

    public MessageState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>Not to be tried before.</summary>
    public DateTime NextAt { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTime? LeaseUntil { get; set; }

    /// <summary>Grows with every lease: a worker that wakes up late cannot commit over a newer one.</summary>
    public long Fence { get; set; }

    public string? LastError { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? SentAt { get; set; }
}

internal sealed class OutboxMap : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> b)
    {
        b.ToTable("outbox_messages");
        b.Property(m => m.Id).ValueGeneratedNever();
        b.Property(m => m.State).Metadata.SetMaxLength(null);
        b.HasIndex(m => m.Key).IsUnique();
        b.HasIndex(m => m.NextAt, "ix_outbox_messages_due").HasFilter("state IN ('pending', 'leased')");
        b.HasIndex(m => m.Id, "ix_outbox_messages_dead").HasFilter("state = 'dead'");
    }
}
