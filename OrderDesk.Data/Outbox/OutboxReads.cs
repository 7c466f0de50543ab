using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Jobs;

namespace OrderDesk.Data.Outbox;

/// <inheritdoc cref="IOutboxReads"/>
internal sealed class OutboxReads(IDatabase database) : IOutboxReads
{
    public static Expression<Func<OutboxMessage, MessageRow>> Row { get; } =
        m => new MessageRow(m.Id, m.Topic, m.Key, m.State, m.Attempts, m.CreatedAt, m.NextAt, m.SentAt, m.LastError);

    public async Task<OutboxCounts> Count(CancellationToken ct)
    {
        await using var db = database.Read();
        var waiting = db.OutboxMessages.Where(Open);
        return new OutboxCounts(
            await waiting.CountAsync(ct),
            await db.OutboxMessages.CountAsync(m => m.State == MessageState.Dead, ct),
            await waiting.OrderBy(m => m.Id).Select(m => (DateTime?)m.CreatedAt).FirstOrDefaultAsync(ct));
    }

    public Task<IReadOnlyList<MessageRow>> Waiting(int take, CancellationToken ct) =>
        List(messages => messages.Where(Open).OrderBy(m => m.NextAt).ThenBy(m => m.Id), take, ct);

    public Task<IReadOnlyList<MessageRow>> Dead(int take, CancellationToken ct) =>
        List(messages => messages.Where(m => m.State == MessageState.Dead).OrderByDescending(m => m.Id), take, ct);

    public Task<IReadOnlyList<MessageRow>> Settled(int take, CancellationToken ct) =>
        List(messages => messages.Where(m => m.State == MessageState.Sent || m.State == MessageState.Discarded).OrderByDescending(m => m.Id), take, ct);

    internal static Expression<Func<OutboxMessage, bool>> Open { get; } = m => m.State == MessageState.Pending || m.State == MessageState.Leased;

    private async Task<IReadOnlyList<MessageRow>> List(Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> choose, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        return await choose(db.OutboxMessages.AsNoTracking()).Take(take).Select(Row).ToListAsync(ct);
    }
}
