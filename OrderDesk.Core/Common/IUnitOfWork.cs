using OrderDesk.Core.Catalog;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Replenishment;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Common;

/// <summary>A use case by its name (for audit and metrics) and the permission that it needs.</summary>
/// <param name="Name">capability.verb: <c>order.cancel</c>.</param>
public sealed record UseCase(string Name, string Permission);

/// <summary>
/// Runs the writing part of a use case as one transaction: reads the person again and checks the permission, answers a repeated
/// key with the stored answer, runs the body, writes facts, stock movements, outbox and audit, commits, then tells the open pages.
/// A refusal from the body leaves nothing behind. Lost races of the database are tried again, whole, on a fresh state
/// (RULES 5–7, 9–12, 16, 23, 31).
/// </summary>
public interface IUnitOfWork
{
    Task<Result<T>> Run<T>(UseCase useCase, Caller caller, Func<IWork, Task<Result<T>>> body, CancellationToken ct);

    /// <summary>
    /// The stored answer of an earlier request with the caller's key; null when there is none. For use cases that validate before
    /// their transaction: what was placed is answered again, even if it could not be placed now.
    /// </summary>
    Task<Result<T>?> Replay<T>(Caller caller, CancellationToken ct);
}

/// <summary>The open transaction, as a use case sees it.</summary>
public interface IWork
{
    /// <summary>Who acts, as read again inside this transaction.</summary>
    Caller Caller { get; }

    /// <summary>The moment of this transaction; everything in it happens then.</summary>
    DateTime Now { get; }

    IdSource Ids { get; }

    IOrders Orders { get; }

    IStock Stock { get; }

    IWarehouse Warehouse { get; }

    IOutbox Outbox { get; }

    IRoutingStore Routing { get; }

    IBackorders Backorders { get; }

    IReplenishments Replenishments { get; }

    /// <summary>Waves and scans of the warehouse floor.</summary>
    IFloor Floor { get; }

    void Add(Product product);

    void Add(Customer customer);

    void Add(Vendor vendor);

    void Add(Hub hub);

    /// <summary>A line of the print log.</summary>
    void Add(PrintEntry print);

    /// <summary>For what is no order: names what was changed, with the state before and after.</summary>
    void Audit(string subject, object? before, object? after);

    /// <summary>
    /// Writes what was added so far and lets go of it, in the same open transaction: thousands of orders at once need it. Counters of
    /// stock and the audit chain still come last, and what was loaded before must be loaded again.
    /// </summary>
    Task Flush(CancellationToken ct);
}

/// <summary>Something that open pages may want to know; published after the commit, never before.</summary>
/// <param name="Kind">order, print (something of the order was printed), stock, wave, job, outbox (a message waits), message (a message was sent, or put off).</param>
public sealed record Change(string Kind, OrderId? Order = null, CustomerId? Customer = null, IReadOnlyList<VendorId>? Vendors = null);

/// <summary>Where changes go: to every page of this process, and on PostgreSQL to every other node.</summary>
public interface IChangeFeed
{
    void Publish(IReadOnlyList<Change> changes);
}
