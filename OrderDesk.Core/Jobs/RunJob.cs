using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Jobs;

/// <summary>Somebody starts a job by hand. The run itself goes on without them; the board shows what came of it.</summary>
public sealed class RunJob(IUnitOfWork work, IJobBoard board)
{
    private static readonly UseCase Self = new("job.run", Permissions.JobsRun);

    /// <param name="Name">The job's key: <c>ledger-proof</c>.</param>
    public sealed record Command(string Name);

    /// <param name="WasRunning">It was running already, so nothing was started.</param>
    public sealed record Answer(string Name, bool WasRunning);

    public async Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct)
    {
        if (!caller.May(Self.Permission))
            return CommonErrors.Forbidden(Self.Permission);
        if (!board.Knows(command.Name))
            return CommonErrors.NotFound("This job");
        var written = await work.Run(Self, caller, w => Task.FromResult(Write(command, w)), ct);
        if (!written.Ok)
            return written.Error;
        // The same request again has its run already.
        var wasRunning = caller.Key is not { Replayed: true } && !await board.Start(command.Name, caller.Name, ct);
        return new Answer(command.Name, wasRunning);
    }

    private static Result<Done> Write(Command command, IWork w)
    {
        w.Audit($"job {command.Name}", null, new { Started = true });
        return Done.Value;
    }
}
