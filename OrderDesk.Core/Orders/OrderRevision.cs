using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Orders;

/// <summary>A numbered version of an order, as it was kept; none is ever changed. Number 1 is the order as it was placed.</summary>
public sealed class OrderRevision
{
    public const string Placed = "placed";

    /// <summary>What waited for goods became an order of its own.</summary>
    public const string Split = "backorder_split";

    private OrderRevision()
    {
    }

    public RowId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public int Number { get; private set; }

    /// <summary>A code of <see cref="ReasonCodes.Modify"/>, <see cref="Placed"/> or <see cref="Split"/>.</summary>
    public string ReasonCode { get; private set; } = "";

    public string? Note { get; private set; }

    public OrderContent Content { get; private set; } = null!;

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }

    public static OrderRevision Of(RowId id, OrderId order, OrderFact.Revised fact, string by) => new()
    {
        Id = id, OrderId = order, Number = fact.Number, ReasonCode = fact.ReasonCode, Note = fact.Note, Content = fact.Content, By = fact.Number == 1 ? "" : by, At = fact.At,
    };
}

/// <summary>A version for people, with what it changed.</summary>
/// <param name="By">Who changed it; empty for the order as it was placed, and for those who need not know.</param>
/// <param name="Changes">Against the version before; empty for the first.</param>
public sealed record RevisionEntry(int Number, string ReasonCode, string? Note, string By, DateTime At, OrderContent Content, IReadOnlyList<ContentChange> Changes);

/// <summary>Reads the versions of an order.</summary>
public interface IRevisionReads
{
    /// <summary>Oldest first; empty when the order was never changed. Null when there is no such order for this caller; vendors see none.</summary>
    Task<IReadOnlyList<RevisionEntry>?> Of(OrderKey order, Caller caller, CancellationToken ct);
}
