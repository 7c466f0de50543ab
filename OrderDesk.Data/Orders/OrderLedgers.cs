using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Orders;

/// <summary>One edge of the lifecycle that was taken: append-only (MARKET's order_status_history).</summary>
public sealed class StatusHistoryRow
{
    public RowId Id { get; set; }

    public OrderId OrderId { get; set; }

    public OrderStatus? PreviousStatus { get; set; }

    public OrderStatus NewStatus { get; set; }

    public string ChangedBy { get; set; } = "";

    public string? Reason { get; set; }

    public string? Notes { get; set; }

    public DateTime CreatedAt { get; set; }
}

/// <summary>One entry of the timeline: append-only (MARKET's order_tracking_events).</summary>
public sealed class TrackingEventRow
{
    public RowId Id { get; set; }

    public OrderId OrderId { get; set; }

    public TrackingKind Kind { get; set; }

    /// <summary>Set for changes of status.</summary>
    public OrderStatus? Status { get; set; }

    public string Description { get; set; } = "";

    /// <summary>Flat JSON object of texts; null when there is none.</summary>
    public string? Data { get; set; }

    public string Source { get; set; } = "";

    public string? By { get; set; }

    public string? Location { get; set; }

    public bool ForCustomer { get; set; }

    public DateTime OccurredAt { get; set; }

    public DateTime RecordedAt { get; set; }
}

internal sealed class StatusHistoryMap : IEntityTypeConfiguration<StatusHistoryRow>
{
    public void Configure(EntityTypeBuilder<StatusHistoryRow> b)
    {
        b.ToTable("order_status_history");
        b.Property(h => h.Id).ValueGeneratedNever();
        b.HasIndex(h => h.OrderId);
    }
}

internal sealed class TrackingEventMap : IEntityTypeConfiguration<TrackingEventRow>
{
    public void Configure(EntityTypeBuilder<TrackingEventRow> b)
    {
        b.ToTable("order_tracking_events");
        b.Property(e => e.Id).ValueGeneratedNever();
        b.HasIndex(e => e.OrderId);
    }
}
