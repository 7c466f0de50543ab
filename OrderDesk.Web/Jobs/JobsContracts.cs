using OrderDesk.Core.Common;
using OrderDesk.Core.Jobs;

namespace OrderDesk.Web.Jobs;

public sealed record JobsAnswer(IReadOnlyList<JobAnswer> Jobs);

/// <summary>A job: <paramref name="EverySeconds"/> apart by itself, running since when, next when, and its last runs, newest first.</summary>
public sealed record JobAnswer(string Name, string Title, string Purpose, int EverySeconds, DateTime? NextAt, DateTime? RunningSince, IReadOnlyList<JobRunAnswer> Runs)
{
    public static JobAnswer Of(JobStatus job) =>
        new(job.Name, job.Title, job.Purpose, (int)job.Every.TotalSeconds, job.NextAt, job.RunningSince, [.. job.Runs.Select(JobRunAnswer.Of)]);
}

/// <summary>A run that has ended: done, nothing, failed or stopped; by whom when it was started by hand.</summary>
public sealed record JobRunAnswer(DateTime StartedAt, long DurationMs, string Result, string Report, string? StartedBy)
{
    public static JobRunAnswer Of(JobRun run) => new(run.StartedAt, (long)run.Took.TotalMilliseconds, WireName.Of(run.Outcome), run.Words, run.By);
}

/// <summary>A run was asked for; <c>GET /api/jobs</c> shows what comes of it. It was running already: nothing was started.</summary>
public sealed record JobStartedAnswer(string Name, bool WasRunning);

/// <summary>Messages to the world outside: what waits and what was set aside, with its reason.</summary>
public sealed record OutboxAnswer(int WaitingCount, int SetAsideCount, IReadOnlyList<MessageAnswer> Waiting, IReadOnlyList<MessageAnswer> SetAside);

public sealed record MessageAnswer(string Id, string Topic, string Key, string State, int Attempts, DateTime CreatedAt, DateTime NextAt, string? LastError)
{
    public static MessageAnswer Of(MessageRow m) => new(m.Id.ToString(), m.Topic, m.Key, WireName.Of(m.State), m.Attempts, m.CreatedAt, m.NextAt, m.LastError);
}

/// <summary>Why a message is sent again or discarded.</summary>
public sealed record MessageReasonBody(string? ReasonCode, string? Note);

public sealed record MessageSettledAnswer(string Id, string State);
