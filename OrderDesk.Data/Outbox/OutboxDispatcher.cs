using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OrderDesk.Core.Common;
using OrderDesk.Core.Jobs;

namespace OrderDesk.Data.Outbox;

/// <summary>
/// Takes due messages for a while, hands each to the handler of its topic outside any transaction, and writes down what became of
/// it. A crash between the two is a second delivery with the same key, which the receiver knows; a worker that wakes up after its
/// lease has passed finds a newer fence and commits nothing (RULES 12, 13). Several may run, in one process or many.
/// </summary>
public sealed partial class OutboxDispatcher(
    IDatabase database, IEnumerable<IOutboxHandler> handlers, IChangeFeed feed, OutboxPolicy policy, TimeProvider clock, ILogger<OutboxDispatcher> log) : IOutboxDispatcher
{
    private const int MostWords = 500;
    private readonly Dictionary<string, IOutboxHandler> _handlers = handlers.ToDictionary(h => h.Topic, StringComparer.Ordinal);
    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}:{RandomNumberGenerator.GetHexString(4, lowercase: true)}";

    /// <summary>Works until nothing is due. When it is asked to stop it takes no more, and ends what it has taken.</summary>
    public async Task<JobReport> Sweep(CancellationToken ct)
    {
        var settled = new List<MessageState?>();
        while (!ct.IsCancellationRequested && await Take(ct) is { Count: > 0 } batch)
        {
            await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = policy.AtOnce, CancellationToken = CancellationToken.None }, async (message, _) =>
            {
                var state = await Work(message);
                lock (settled)
                    settled.Add(state);
            });
            feed.Publish([new Change("message")]);
        }

        return Report(settled);
    }

    public async Task<DateTime?> NextDue(CancellationToken ct)
    {
        await using var db = database.Read();
        var pending = await db.OutboxMessages.Where(m => m.State == MessageState.Pending).OrderBy(m => m.NextAt).Select(m => (DateTime?)m.NextAt).FirstOrDefaultAsync(ct);
        var leased = await db.OutboxMessages.Where(m => m.State == MessageState.Leased).OrderBy(m => m.LeaseUntil).Select(m => m.LeaseUntil).FirstOrDefaultAsync(ct);
        return pending is null || leased < pending ? leased : pending;
    }

    /// <summary>
    /// What a process that was killed had taken is free at once, where no other process can hold it: on SQLite, before the first
    /// sweep. Elsewhere its leases run out.
    /// </summary>
    public Task FreeLeases(CancellationToken ct) => !database.Dialect.IsSqlite ? Task.CompletedTask : database.Write(
        async (db, token) => new Written<int>(
            await db.OutboxMessages.Where(m => m.State == MessageState.Leased).ExecuteUpdateAsync(set => set.SetProperty(m => m.LeaseUntil, DateTime.UnixEpoch), token), Keep: true),
        ct);

    private static JobReport Report(List<MessageState?> settled)
    {
        int sent = settled.Count(s => s == MessageState.Sent), dead = settled.Count(s => s == MessageState.Dead), later = settled.Count - sent - dead;
        List<string> words = [$"{sent} {(sent == 1 ? "message" : "messages")} sent"];
        if (later > 0)
            words.Add($"{later} to be tried again");
        if (dead > 0)
            words.Add($"{dead} set aside");
        return new JobReport(sent, dead, string.Join(", ", words));
    }

    private async Task<List<OutboxMessage>> Take(CancellationToken ct)
    {
        var now = clock.Now();
        await using var db = database.Read();
        var due = await db.OutboxMessages.AsNoTracking()
            .Where(OutboxReads.Open)
            .Where(m => m.NextAt <= now && (m.State == MessageState.Pending || m.LeaseUntil < now))
            .OrderBy(m => m.NextAt).ThenBy(m => m.Id)
            .Take(policy.Batch)
            .ToListAsync(ct);
        return due.Count == 0 ? [] : await database.Write((w, token) => Lease(w, due, now + policy.Lease, token), ct);
    }

    /// <summary>Of several workers that saw the same message, the one whose update finds the old fence has it.</summary>
    private async Task<Written<List<OutboxMessage>>> Lease(OrderDeskDb db, List<OutboxMessage> due, DateTime until, CancellationToken ct)
    {
        var taken = new List<OutboxMessage>();
        foreach (var m in due)
        {
            var won = await db.OutboxMessages.Where(x => x.Id == m.Id && x.Fence == m.Fence && x.State == m.State).ExecuteUpdateAsync(
                set => set.SetProperty(x => x.State, MessageState.Leased).SetProperty(x => x.LeaseOwner, _owner).SetProperty(x => x.LeaseUntil, until)
                    .SetProperty(x => x.Fence, m.Fence + 1).SetProperty(x => x.Attempts, m.Attempts + 1),
                ct);
            if (won == 1)
                taken.Add(new OutboxMessage { Id = m.Id, Topic = m.Topic, Key = m.Key, Payload = m.Payload, Fence = m.Fence + 1, Attempts = m.Attempts + 1 });
        }

        return new(taken, Keep: true);
    }

    /// <returns>Where the message is now; null when its lease had passed to somebody else, or could not be written back.</returns>
    private async Task<MessageState?> Work(OutboxMessage message)
    {
        try
        {
            // A message that brings the process down is tried no more often than one that is refused.
            var outcome = message.Attempts > policy.Tries ? OutboxOutcome.Dead($"No answer in {policy.Tries} tries.") : await Hand(message);
            return await Settle(message, outcome);
        }
        catch (Exception failure)
        {
            CouldNotSettle(log, message.Key, failure);
            return null;
        }
    }

    private async Task<OutboxOutcome> Hand(OutboxMessage message)
    {
        if (!_handlers.TryGetValue(message.Topic, out var handler))
            return OutboxOutcome.Again($"Nobody here handles '{message.Topic}'.");
        using var time = new CancellationTokenSource(policy.HandlerTime, clock);
        try
        {
            return await handler.Handle(message.Key, message.Payload, time.Token);
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested)
        {
            return OutboxOutcome.Again($"No answer within {policy.HandlerTime.TotalSeconds:0} seconds.");
        }
        catch (Exception failure)
        {
            HandlerFailed(log, message.Topic, message.Key, failure);
            return OutboxOutcome.Again($"It failed unexpectedly ({failure.GetType().Name}); the program's log says more.");
        }
    }

    private async Task<MessageState?> Settle(OutboxMessage message, OutboxOutcome outcome)
    {
        var now = clock.Now();
        var state = outcome.IsSent ? MessageState.Sent : outcome.IsDead || message.Attempts >= policy.Tries ? MessageState.Dead : MessageState.Pending;
        var next = state == MessageState.Pending ? now + policy.PauseAfter(message.Attempts, Random.Shared.NextDouble()) : now;
        var why = outcome.IsSent ? null : outcome.Why is { Length: > MostWords } words ? words[..MostWords] : outcome.Why;
        var rows = await database.Write(
            async (db, token) => new Written<int>(
                await db.OutboxMessages.Where(m => m.Id == message.Id && m.Fence == message.Fence && m.State == MessageState.Leased).ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.State, state).SetProperty(m => m.NextAt, next).SetProperty(m => m.LastError, why)
                        .SetProperty(m => m.SentAt, state == MessageState.Sent ? now : null).SetProperty(m => m.LeaseOwner, (string?)null).SetProperty(m => m.LeaseUntil, (DateTime?)null),
                    token),
                Keep: true),
            CancellationToken.None);
        if (rows == 1)
            return state;
        TooLate(log, message.Key, message.Fence);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The handler of {Topic} failed on {Key}; it will be tried again")]
    private static partial void HandlerFailed(ILogger log, string topic, string key, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of {Key} could not be written; it will be sent again with the same key")]
    private static partial void CouldNotSettle(ILogger log, string key, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Key} was answered after its lease (fence {Fence}) had passed to another worker; the answer is dropped")]
    private static partial void TooLate(ILogger log, string key, long fence);
}
