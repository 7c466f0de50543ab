using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Jobs;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Jobs;

/// <summary>/api/jobs: what runs by itself, started by hand; /api/outbox: the messages to the world outside.</summary>
internal static class JobsApi
{
    private const int RunsShown = 10;
    private const int MessagesShown = 200;

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapApi("/api/jobs", "Jobs");
        jobs.MapGet("/", List).Needs(Permissions.JobsRead).Gives<JobsAnswer>().WithSummary("Every job with its last runs and the next");
        jobs.MapPost("/{name}/run", Run).Needs(Permissions.JobsRun).Gives<JobStartedAnswer>(StatusCodes.Status202Accepted).WithSummary("Starts a job now, beside its schedule");
        var outbox = routes.MapApi("/api/outbox", "Jobs");
        outbox.MapGet("/", Messages).Needs(Permissions.JobsRead).Gives<OutboxAnswer>().WithSummary("Messages that wait or were set aside");
        outbox.MapPost("/{messageId}/send-again", SendAgain).Needs(Permissions.OutboxManage).Takes<MessageReasonBody>().Gives<MessageSettledAnswer>().WithSummary("Tries a message again that was set aside");
        outbox.MapPost("/{messageId}/discard", Discard).Needs(Permissions.OutboxManage).Takes<MessageReasonBody>().Gives<MessageSettledAnswer>().WithSummary("Gives up a message that was set aside");
    }

    private static async Task<IResult> List(IJobBoard board, CancellationToken ct) =>
        Answers.Json(new JobsAnswer([.. (await board.List(RunsShown, ct)).Select(JobAnswer.Of)]));

    private static async Task<IResult> Run(string name, ApiCall call, RunJob run, CancellationToken ct)
    {
        var started = await run.Run(new(name), call.Command(), ct);
        return started.Ok ? Answers.Json(new JobStartedAnswer(started.Value.Name, started.Value.WasRunning), StatusCodes.Status202Accepted) : Answers.Refused(started.Error);
    }

    private static async Task<IResult> Messages(IOutboxReads reads, CancellationToken ct)
    {
        var counts = await reads.Count(ct);
        return Answers.Json(new OutboxAnswer(
            counts.Waiting,
            counts.Dead,
            [.. (await reads.Waiting(MessagesShown, ct)).Select(MessageAnswer.Of)],
            [.. (await reads.Dead(MessagesShown, ct)).Select(MessageAnswer.Of)]));
    }

    private static Task<IResult> SendAgain(string messageId, ApiCall call, Body<MessageReasonBody> body, SendMessageAgain use, CancellationToken ct) =>
        Settle(messageId, MessageState.Pending, id => use.Run(new(id, body.Value.ReasonCode ?? "", body.Value.Note), call.Command(body), ct));

    private static Task<IResult> Discard(string messageId, ApiCall call, Body<MessageReasonBody> body, DiscardMessage use, CancellationToken ct) =>
        Settle(messageId, MessageState.Discarded, id => use.Run(new(id, body.Value.ReasonCode ?? "", body.Value.Note), call.Command(body), ct));

    private static async Task<IResult> Settle(string messageId, MessageState state, Func<RowId, Task<Result<Done>>> run)
    {
        if (!IdText.TryRead<RowId>(messageId, out var id))
            return Answers.Refused(CommonErrors.NotFound("This message"));
        return Answers.Of(await run(id), _ => new MessageSettledAnswer(messageId, WireName.Of(state)));
    }
}
