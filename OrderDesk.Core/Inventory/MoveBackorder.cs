using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>Staff change who gets arriving goods first. Lines that were never moved follow by priority and age.</summary>
public sealed class MoveBackorder(IUnitOfWork work)
{
    private static readonly UseCase Self = new("backorder.move", Permissions.BackordersManage);

    /// <param name="To">The new place in the queue of the variant, from 1. Null: back to where priority and age put it.</param>
    public sealed record Command(VariantId Variant, LineId Line, int? To);

    public sealed record Answer(int Place);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct) => c.To is < 1
        ? Task.FromResult<Result<Answer>>(CommonErrors.OutOfRange("place", "1 or more"))
        : work.Run(Self, caller, w => Move(c, w, ct), ct);

    private static async Task<Result<Answer>> Move(Command c, IWork w, CancellationToken ct)
    {
        var queue = (await w.Backorders.Queue(c.Variant, ct)).ToList();
        var from = queue.IndexOf(c.Line);
        if (from < 0)
        {
            return CommonErrors.NotFound("This line in the queue");
        }

        queue.RemoveAt(from);
        var to = Math.Min((c.To ?? from + 1) - 1, queue.Count);
        if (c.To is not null)
        {
            queue.Insert(to, c.Line);
        }

        // Everybody down to the line, or down to where it was, keeps the place that staff saw.
        var fixedPlaces = c.To is null ? from : Math.Max(from, to) + 1;
        await w.Backorders.Pin(c.Variant, [.. queue.Take(fixedPlaces)], ct);
        w.Audit($"backorders of {c.Variant}", new { Line = c.Line.ToString(), Place = from + 1 }, new { Place = c.To is null ? (int?)null : to + 1 });
        return new Answer(to + 1);
    }
}
