using OrderDesk.Core.Common;

namespace OrderDesk.Core.Jobs;

/// <summary>Where a message to the world outside is (RULES 13).</summary>
public enum MessageState
{
    Pending,

    /// <summary>Somebody is sending it now.</summary>
    Leased,
    Sent,

    /// <summary>Set aside after the last try, or because it can never work; staff send it again or discard it.</summary>
    Dead,
    Discarded,
}

/// <summary>A message as staff see it: without its payload.</summary>
/// <param name="NextAt">Not to be tried before.</param>
public sealed record MessageRow(RowId Id, string Topic, string Key, MessageState State, int Attempts, DateTime CreatedAt, DateTime NextAt, DateTime? SentAt, string? LastError);

/// <summary>How many messages are where.</summary>
/// <param name="Waiting">Pending, or being sent now.</param>
/// <param name="OldestWaiting">Since when the oldest of them waits.</param>
public sealed record OutboxCounts(int Waiting, int Dead, DateTime? OldestWaiting);

/// <summary>Reads the outbox for the people who look after it.</summary>
public interface IOutboxReads
{
    Task<OutboxCounts> Count(CancellationToken ct);

    /// <summary>What waits, in the order in which it is tried.</summary>
    Task<IReadOnlyList<MessageRow>> Waiting(int take, CancellationToken ct);

    /// <summary>What is set aside, newest first.</summary>
    Task<IReadOnlyList<MessageRow>> Dead(int take, CancellationToken ct);

    /// <summary>What was sent or discarded, newest first.</summary>
    Task<IReadOnlyList<MessageRow>> Settled(int take, CancellationToken ct);
}

/// <summary>The outbox within a transaction.</summary>
public interface IOutbox
{
    /// <summary>Writes a message with what else this transaction changes. Orders write theirs as facts.</summary>
    void Send(string topic, string key, string payload);

    Task<MessageRow?> Find(RowId message, CancellationToken ct);

    /// <summary>Puts a message that is set aside back in line, with all its tries before it.</summary>
    /// <returns>False when it is not set aside any more.</returns>
    Task<bool> SendAgain(RowId message, DateTime now, CancellationToken ct);

    /// <summary>Gives up a message that is set aside.</summary>
    /// <inheritdoc cref="SendAgain"/>
    Task<bool> Discard(RowId message, CancellationToken ct);
}

/// <summary>Brings due messages to their handlers.</summary>
public interface IOutboxDispatcher
{
    /// <summary>Works everything that is due, until nothing is.</summary>
    Task<JobReport> Sweep(CancellationToken ct);

    /// <summary>When the next message comes due, a lost lease included; null when none waits.</summary>
    Task<DateTime?> NextDue(CancellationToken ct);
}

/// <summary>The sweep of the outbox: the net under the dispatcher that every commit wakes.</summary>
public sealed class SendMessages(IOutboxDispatcher dispatcher) : IJob
{
    public string Name => "outbox";

    public string Purpose => "Sends what orders have to say outside: refunds, reservations with vendors.";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public Task<JobReport> Run(CancellationToken ct) => dispatcher.Sweep(ct);
}
