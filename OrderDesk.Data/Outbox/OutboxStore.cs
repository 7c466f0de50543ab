using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Jobs;

namespace OrderDesk.Data.Outbox;

/// <summary>The outbox within a unit of work. Every change is conditional on the state that it starts from.</summary>
internal sealed class OutboxStore(OrderDeskDb db, IdSource ids, DateTime now) : IOutbox
{
    /// <summary>True once a message waits again.</summary>
    public bool HasChanges { get; private set; }

    public void Send(string topic, string key, string payload)
    {
        db.Add(Message(topic, key, payload));
        HasChanges = true;
    }

    /// <summary>A message that the caller inserts.</summary>
    public OutboxMessage Message(string topic, string key, string payload)
    {
        HasChanges = true;
        return new() { Id = ids.New<RowId>(), Topic = topic, Key = key, Payload = payload, NextAt = now, CreatedAt = now };
    }

    public Task<MessageRow?> Find(RowId message, CancellationToken ct) =>
        db.OutboxMessages.AsNoTracking().Where(m => m.Id == message).Select(OutboxReads.Row).FirstOrDefaultAsync(ct);

    public async Task<bool> SendAgain(RowId message, DateTime now, CancellationToken ct) => Changed(await SetAside(message).ExecuteUpdateAsync(
        set => set.SetProperty(m => m.State, MessageState.Pending).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAt, now), ct));

    public async Task<bool> Discard(RowId message, CancellationToken ct) =>
        Changed(await SetAside(message).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Discarded), ct));

    private IQueryable<OutboxMessage> SetAside(RowId message) => db.OutboxMessages.Where(m => m.Id == message && m.State == MessageState.Dead);

    private bool Changed(int rows)
    {
        HasChanges |= rows > 0;
        return rows > 0;
    }
}
