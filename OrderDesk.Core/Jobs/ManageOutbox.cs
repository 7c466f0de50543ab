using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Jobs;

/// <summary>The reasons for what staff do with a message that was set aside.</summary>
public static class OutboxReasons
{
    public static IReadOnlyList<Reason> SendAgain { get; } =
    [
        new("fixed_there", "It works again over there"),
        new("fixed_here", "We corrected the cause"),
        new("other", "Other"),
    ];

    public static IReadOnlyList<Reason> Discard { get; } =
    [
        new("done_by_hand", "Done by hand"),
        new("not_needed", "Not needed any more"),
        new("other", "Other"),
    ];
}

/// <summary>The refusals of the outbox.</summary>
public static class OutboxErrors
{
    public static Error NotSetAside() => new(
        ErrorKind.State, "MESSAGE_NOT_SET_ASIDE", "This message is not set aside any more.", "Look at where it is now.");
}

/// <summary>A message that was set aside is tried again, with its own key: whoever got it already does nothing twice.</summary>
public sealed class SendMessageAgain(IUnitOfWork work)
{
    private static readonly UseCase Self = new("outbox.send_again", Permissions.OutboxManage);

    public sealed record Command(RowId Message, string ReasonCode, string? Note);

    public Task<Result<Done>> Run(Command command, Caller caller, CancellationToken ct) =>
        SetAside.Change(work, Self, caller, OutboxReasons.SendAgain, new(command.Message, command.ReasonCode, command.Note), (w, id) => w.Outbox.SendAgain(id, w.Now, ct), MessageState.Pending, ct);
}

/// <summary>A message that was set aside is given up.</summary>
public sealed class DiscardMessage(IUnitOfWork work)
{
    private static readonly UseCase Self = new("outbox.discard", Permissions.OutboxManage);

    public sealed record Command(RowId Message, string ReasonCode, string? Note);

    public Task<Result<Done>> Run(Command command, Caller caller, CancellationToken ct) =>
        SetAside.Change(work, Self, caller, OutboxReasons.Discard, new(command.Message, command.ReasonCode, command.Note), (w, id) => w.Outbox.Discard(id, ct), MessageState.Discarded, ct);
}

/// <summary>What both have in common: a reason from the list, a message that is set aside, an audit row.</summary>
internal static class SetAside
{
    private const int MaxNote = 500;

    public sealed record Asked(RowId Message, string ReasonCode, string? Note);

    public static Task<Result<Done>> Change(
        IUnitOfWork work, UseCase self, Caller caller, IReadOnlyList<Reason> reasons, Asked asked, Func<IWork, RowId, Task<bool>> change, MessageState after, CancellationToken ct)
    {
        var errors = new List<Error>();
        Text.Check(errors, "note", asked.Note, MaxNote);
        if (!ReasonCodes.Knows(reasons, asked.ReasonCode))
            errors.Add(CommonErrors.UnknownReason(asked.ReasonCode));
        return errors.Count > 0 ? Task.FromResult<Result<Done>>(Error.Join(errors)) : work.Run(self, caller, w => Apply(w, asked, change, after, ct), ct);
    }

    private static async Task<Result<Done>> Apply(IWork w, Asked asked, Func<IWork, RowId, Task<bool>> change, MessageState after, CancellationToken ct)
    {
        if (await w.Outbox.Find(asked.Message, ct) is not { } message)
            return CommonErrors.NotFound("This message");
        if (!await change(w, asked.Message))
            return OutboxErrors.NotSetAside();
        w.Audit(
            $"message {message.Key}",
            new { State = WireName.Of(message.State), message.Attempts, message.LastError },
            new { State = WireName.Of(after), Reason = asked.ReasonCode, Note = Text.Clean(asked.Note) });
        return Done.Value;
    }
}
