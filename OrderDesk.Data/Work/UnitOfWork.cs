using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Orders;

namespace OrderDesk.Data.Work;

/// <summary>Reads a person again inside the transaction (RULES 23): still active, with which roles.</summary>
public interface IActors
{
    Task<Result<Caller>> Reread(Caller caller, OrderDeskDb db, CancellationToken ct);
}

/// <inheritdoc cref="IUnitOfWork"/>
internal sealed class UnitOfWork(IDatabase database, IActors actors, IChangeFeed feed, TimeProvider clock, OrderNumbers numbers, RecentOrders recent) : IUnitOfWork
{
    public async Task<Result<T>> Run<T>(UseCase useCase, Caller caller, Func<IWork, Task<Result<T>>> body, CancellationToken ct)
    {
        if (!caller.May(useCase.Permission))
            return CommonErrors.Forbidden(useCase.Permission);
        try
        {
            var (result, work) = await database.Write((db, token) => Once(db, useCase, caller, body, token), ct);
            if (work is not null)
                Committed(work);
            return result;
        }
        catch (DatabaseBusyException)
        {
            return CommonErrors.Busy();
        }
    }

    public async Task<Result<T>?> Replay<T>(Caller caller, CancellationToken ct)
    {
        if (caller.Key is null)
            return null;
        await using var db = database.Read();
        return await Stored<T>(db, caller, ct);
    }

    private void Committed(WorkInProgress work)
    {
        foreach (var open in work.OpenOrders.Where(o => !o.Order.IsHistory))
            recent.Keep(open);
        if (work.Changes.Count > 0)
            feed.Publish(work.Changes);
    }

    /// <returns>The result, and the work when it is kept.</returns>
    private async Task<Written<(Result<T> Result, WorkInProgress? Work)>> Once<T>(OrderDeskDb db, UseCase useCase, Caller caller, Func<IWork, Task<Result<T>>> body, CancellationToken ct)
    {
        if (caller.Key is not null && await Stored<T>(db, caller, ct) is { } stored)
            return Refused<T>(stored);
        var actor = await actors.Reread(caller, db, ct);
        if (!actor.Ok || !actor.Value.May(useCase.Permission))
            return Refused<T>(actor.Ok ? CommonErrors.Forbidden(useCase.Permission) : actor.Error);

        var work = new WorkInProgress(db, database, actor.Value, useCase, clock.Now(), numbers, recent);
        var result = await body(work);
        if (!result.Ok)
            return Refused<T>(result);
        if (caller.Key is { } key)
            work.Remember(new IdempotencyRow { Key = Scoped(caller, key), Fingerprint = key.Fingerprint, Answer = JsonSerializer.Serialize(result.Value, Answers.Options), CreatedAt = work.Now });
        return await work.Save(ct) is { } refused ? Refused<T>(refused) : new((result, work), true);
    }

    private static Written<(Result<T>, WorkInProgress?)> Refused<T>(Result<T> result) => new((result, null), false);

    private static async Task<Result<T>?> Stored<T>(OrderDeskDb db, Caller caller, CancellationToken ct)
    {
        var key = caller.Key!;
        var scoped = Scoped(caller, key);
        var row = await db.IdempotencyKeys.AsNoTracking().FirstOrDefaultAsync(r => r.Key == scoped, ct);
        if (row is null)
            return null;
        if (row.Fingerprint != key.Fingerprint)
            return CommonErrors.IdempotencyKeyReused();
        key.Replayed = true;
        return JsonSerializer.Deserialize<T>(row.Answer, Answers.Options)!;
    }

    private static string Scoped(Caller caller, CommandKey key) => $"{caller.User?.ToString() ?? caller.Name}|{key.Value}";
}
