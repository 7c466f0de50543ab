namespace OrderDesk.Core.Jobs;

/// <summary>How a run ended.</summary>
public enum JobOutcome
{
    Done,

    /// <summary>It ran, and nothing was due.</summary>
    Nothing,

    /// <summary>It broke off, or some of its items could not be worked.</summary>
    Failed,

    /// <summary>The program was stopped meanwhile; the next run goes on.</summary>
    Stopped,
}

/// <summary>One run that has ended.</summary>
/// <param name="Words">The job's own report; when it broke off, what went wrong.</param>
/// <param name="By">Who started it by hand; null when the schedule did.</param>
/// <param name="Node">The process that ran it.</param>
public sealed record JobRun(DateTime StartedAt, TimeSpan Took, JobOutcome Outcome, string Words, string? By, string Node);

/// <summary>A job as people see it.</summary>
/// <param name="Every">How often it runs, as set.</param>
/// <param name="NextAt">When it runs next by itself; null while that is not known.</param>
/// <param name="RunningSince">Since when it runs now, on whatever node.</param>
/// <param name="Runs">The last runs, newest first.</param>
public sealed record JobStatus(string Name, string Title, string Purpose, TimeSpan Every, DateTime? NextAt, DateTime? RunningSince, IReadOnlyList<JobRun> Runs)
{
    public JobRun? LastRun => Runs.Count > 0 ? Runs[0] : null;
}

/// <summary>The jobs of this program and their scheduler (DESIGN 13).</summary>
public interface IJobBoard
{
    /// <summary>All jobs in the order of their table.</summary>
    /// <param name="runs">How many of the last runs to show of each.</param>
    Task<IReadOnlyList<JobStatus>> List(int runs, CancellationToken ct);

    bool Knows(string name);

    /// <summary>Starts a run now, beside the schedule and never beside another run of the same job.</summary>
    /// <returns>False when it is running already; nothing is started then.</returns>
    Task<bool> Start(string name, string by, CancellationToken ct);
}
