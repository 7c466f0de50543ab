using Microsoft.Extensions.Logging;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;

namespace OrderDesk.Core.Jobs;

/// <summary>Lets go of stock whose hold has expired (RULES 6).</summary>
public sealed class ExpireReservations(IUnitOfWork work, IOrderQueues queues, TimeProvider clock, ILogger<ExpireReservations> log) : IJob
{
    private static readonly UseCase Self = new("order.expire_reservation", Permissions.OrdersChangeStatus);

    public string Name => "reservation-expiry";

    public string Purpose => "Releases stock that was held for unpaid orders when the time is up.";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task<JobReport> Run(CancellationToken ct)
    {
        var caller = Caller.Program("job:" + Name);
        var due = await queues.WithExpiredHold(clock.Now(), 500, ct);
        return await Sweep.Each(due, id => work.Run(Self, caller, w => Expire(id, w, ct), ct), "holds released", (e, id) => OrderJobLog.ItemFailed(log, Name, id, e));
    }

    private static async Task<Result<bool>> Expire(OrderId id, IWork w, CancellationToken ct)
    {
        var order = await w.Orders.Find(id, ct);
        var expired = order is not null && order.ExpireReservations(w.Ids, w.Now);
        if (expired)
        {
            w.Changed(order!);
        }

        return expired;
    }
}

/// <summary>Cancels orders that nobody has paid within the time of the policy.</summary>
public sealed class CancelUnpaid(IUnitOfWork work, IOrderQueues queues, SalesPolicy policy, TimeProvider clock, ILogger<CancelUnpaid> log) : IJob
{
    private static readonly UseCase Self = new("order.cancel_unpaid", Permissions.OrdersCancel);

    public string Name => "unpaid-cancellation";

    public string Purpose => "Cancels orders that were not paid in time.";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task<JobReport> Run(CancellationToken ct)
    {
        var caller = Caller.Program("job:" + Name);
        var due = await queues.UnpaidSince(clock.Now() - policy.CancelUnpaidAfter, 500, ct);
        return await Sweep.Each(due, id => work.Run(Self, caller, w => Cancel(id, w, ct), ct), "orders cancelled", (e, id) => OrderJobLog.ItemFailed(log, Name, id, e));
    }

    /// <summary>
    /// Waits for a payment that the gateway is being asked about. One that waits for the payer, or that nobody can verify, does not
    /// keep the order for ever: should its money come after all, it goes back.
    /// </summary>
    private static async Task<Result<bool>> Cancel(OrderId id, IWork w, CancellationToken ct)
    {
        var order = await w.Orders.Find(id, ct);
        if (order is null || order.Status is not (OrderStatus.Pending or OrderStatus.Reserved) || order.IsSecured || order.Payments.Any(p => p.State is PaymentState.Requested or PaymentState.Authorized))
        {
            return false;
        }

        var cancelled = order.Cancel("unpaid", null, w.Ids, w.Now);
        if (!cancelled.Ok)
        {
            return cancelled.Error;
        }

        w.Changed(order);
        return true;
    }
}

/// <summary>Completes delivered orders when the return window has ended.</summary>
public sealed class CompleteDelivered(IUnitOfWork work, IOrderQueues queues, SalesPolicy policy, TimeProvider clock, ILogger<CompleteDelivered> log) : IJob
{
    private static readonly UseCase Self = new("order.complete_delivered", Permissions.OrdersComplete);

    public string Name => "delivered-completion";

    public string Purpose => "Completes delivered orders when the return window has ended.";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task<JobReport> Run(CancellationToken ct)
    {
        var caller = Caller.Program("job:" + Name);
        var due = await queues.DeliveredBefore(clock.Now() - policy.CompleteAfter, 500, ct);
        return await Sweep.Each(due, id => work.Run(Self, caller, w => Complete(id, w, ct), ct), "orders completed", (e, id) => OrderJobLog.ItemFailed(log, Name, id, e));
    }

    private static async Task<Result<bool>> Complete(OrderId id, IWork w, CancellationToken ct)
    {
        var order = await w.Orders.Find(id, ct);
        if (order is not { Status: OrderStatus.Delivered })
        {
            return false;
        }

        var completed = order.Complete("return_window_ended", w.Now);
        if (!completed.Ok)
        {
            return completed.Error;
        }

        w.Changed(order);
        return true;
    }
}

internal static partial class OrderJobLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} could not work {Item}; it will be tried again")]
    private static partial void Failed(ILogger log, string job, string item, Exception failure);

    public static void ItemFailed<T>(ILogger log, string job, T item, Exception failure) => Failed(log, job, item?.ToString() ?? "", failure);
}
