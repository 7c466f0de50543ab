using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;

namespace OrderDesk.Data.Customers;

/// <summary>Drafts of long forms and carts: the last write wins.</summary>
internal sealed class DraftStore(IDatabase database, TimeProvider clock) : IDrafts
{
    private const int MostCharacters = 65_536;

    public async Task<string?> Read(string key, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Drafts.Where(d => d.Key == key).Select(d => d.Content).FirstOrDefaultAsync(ct);
    }

    public Task Write(string key, string content, CancellationToken ct) => content.Length > MostCharacters
        ? throw new ArgumentException($"A draft has {MostCharacters} characters at most.", nameof(content))
        : database.Write(async (db, token) =>
        {
            var known = await db.Drafts.FirstOrDefaultAsync(d => d.Key == key, token);
            if (known is null)
                db.Drafts.Add(Draft.Start(key, content, clock.Now()));
            else
                known.Change(content, clock.Now());
            await db.SaveChangesAsync(token);
            return new Written<bool>(true, true);
        }, ct);

    public Task Drop(string key, CancellationToken ct) => database.Write(
        async (db, token) => new Written<int>(await db.Drafts.Where(d => d.Key == key).ExecuteDeleteAsync(token), true), ct);
}
