using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Inventory;

/// <summary>Sets how many units of a variant may be sold before they are there, and when they are expected. Who waits is told of another day.</summary>
public sealed class SetBackorder(IUnitOfWork work)
{
    public const int MaxLimit = 1_000_000;
    private static readonly UseCase Self = new("backorder.set", Permissions.BackordersManage);

    /// <param name="Limit">0: none; null: without limit. It may lie below what waits already: then nothing more is sold until it has come down.</param>
    /// <param name="ExpectedOn">Null: not known.</param>
    public sealed record Command(ProductId Product, VariantId Variant, int? Limit, DateOnly? ExpectedOn);

    public sealed record Answer(int? Limit, DateOnly? ExpectedOn, int Waiting);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct) => c.Limit is < 0 or > MaxLimit
        ? Task.FromResult<Result<Answer>>(CommonErrors.OutOfRange("limit", $"a whole number from 0 to {MaxLimit}"))
        : work.Run(Self, caller, w => Apply(c, w, ct), ct);

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        if (await w.Backorders.Variant(c.Product, c.Variant, ct) is not { } variant)
        {
            return CommonErrors.NotFound("This variant");
        }

        if (c.ExpectedOn != variant.ExpectedOn && c.ExpectedOn < DateOnly.FromDateTime(w.Now))
        {
            return CommonErrors.OutOfRange("expectedOn", "today or later");
        }

        var before = new { variant.BackorderLimit, variant.ExpectedOn };
        if (c.ExpectedOn != variant.ExpectedOn && variant.Backordered > 0)
        {
            w.Outbox.Send(Topics.TellExpected, $"expected:{variant.Id}:{w.Ids.New<RowId>()}", $"{variant.Id}");
        }

        variant.AllowBackorder(c.Limit, c.ExpectedOn);
        w.Audit($"variant {variant.Sku}", before, new { variant.BackorderLimit, variant.ExpectedOn });
        return new Answer(variant.BackorderLimit, variant.ExpectedOn, variant.Backordered);
    }
}

/// <summary>Tells the orders that wait for a variant when it is expected now, one by one.</summary>
public sealed class TellWhenExpected(IUnitOfWork work, IBackorderReads reads) : IOutboxHandler
{
    private const int MostLines = 10_000;
    private static readonly UseCase Self = new("backorder.tell", Permissions.BackordersManage);

    public string Topic => Topics.TellExpected;

    public async Task<OutboxOutcome> Handle(string key, string payload, CancellationToken ct)
    {
        if (!IdText.TryRead<VariantId>(payload, out var variant))
        {
            return OutboxOutcome.Dead($"Unreadable payload '{payload}'.");
        }

        var system = Caller.Program("backorders");
        foreach (var line in await reads.Waiting(new WaitingQuery(Variant: variant), system, MostLines, ct))
        {
            var told = await work.Run(Self, system, w => Tell(line, w, ct), ct);
            if (!told.Ok)
            {
                return OutboxOutcome.Again(told.Error.Message);
            }
        }

        return OutboxOutcome.Sent;
    }

    private static async Task<Result<Done>> Tell(WaitingLine line, IWork w, CancellationToken ct)
    {
        if (await w.Orders.Find(line.Order, ct) is { } order && order.ExpectBackorder(line.Line, line.NowExpectedOn, w.Now))
        {
            w.Changed(order);
        }

        return Done.Value;
    }
}
