namespace OrderDesk.Core.Common;

/// <summary>What became of one try to deliver a message.</summary>
public sealed record OutboxOutcome(bool IsSent, bool IsDead, string? Why)
{
    public static OutboxOutcome Sent { get; } = new(true, false, null);

    /// <summary>Try again later, with a growing pause.</summary>
    public static OutboxOutcome Again(string why) => new(false, false, why);

    /// <summary>It can never work: set aside where staff see it.</summary>
    public static OutboxOutcome Dead(string why) => new(false, true, why);
}

/// <summary>
/// Delivers the messages of one topic to the world outside the database. Must be idempotent by the key: a message may come more
/// than once (RULES 12, 13).
/// </summary>
public interface IOutboxHandler
{
    string Topic { get; }

    Task<OutboxOutcome> Handle(string key, string payload, CancellationToken ct);
}
