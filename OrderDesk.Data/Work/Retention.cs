using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Jobs;

namespace OrderDesk.Data.Work;

/// <inheritdoc cref="IRetention"/>
internal sealed class Retention(IDatabase database) : IRetention
{
    public Task<int> DropAnswers(DateTime before, int take, CancellationToken ct) => database.Write(
        async (db, token) =>
        {
            var keys = db.IdempotencyKeys.Where(r => r.CreatedAt < before).OrderBy(r => r.CreatedAt).Take(take).Select(r => r.Key);
            return new Written<int>(await db.IdempotencyKeys.Where(r => keys.Contains(r.Key)).ExecuteDeleteAsync(token), true);
        },
        ct);
}
