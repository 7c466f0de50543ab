using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Routing;

/// <summary>Saves edited rules as a new version, with a note that says why. Orders that are placed from now on go by it.</summary>
public sealed class SaveRules(IUnitOfWork work)
{
    public const int MaxNote = 500;
    private static readonly UseCase Self = new("routing.save_rules", Permissions.RoutingManage);

    /// <param name="BasedOn">The version that was edited: somebody else's newer one is not overwritten unseen.</param>
    public sealed record Command(RoutingRules Rules, string? Note, int BasedOn);

    public sealed record Answer(int Version);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct)
    {
        var errors = RoutingRules.Check(command.Rules).ToList();
        Text.Check(errors, "note", command.Note, MaxNote, required: true);
        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Apply(command, w, ct), ct);
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var now = await w.Routing.Rules(ct);
        if (now.Version != c.BasedOn)
        {
            return CommonErrors.VersionMismatch(c.BasedOn, now.Version);
        }

        w.Routing.Add(RulesVersion.Of(now.Version + 1, c.Rules, w.Caller.Name, w.Now, Text.Clean(c.Note)!));
        w.Audit("routing rules", new { now.Version, now.Rules }, new { Version = now.Version + 1, c.Rules, Note = Text.Clean(c.Note) });
        return new Answer(now.Version + 1);
    }
}
