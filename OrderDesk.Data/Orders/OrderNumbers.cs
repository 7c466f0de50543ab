using System.Collections.Concurrent;
using System.Globalization;

namespace OrderDesk.Data.Orders;

/// <summary>
/// ORD-2026-000123, by year. On SQLite the counter is part of the transaction. On PostgreSQL each node takes numbers in small
/// blocks, so that placing orders does not queue for one row; a restart leaves the rest of a block unused, which order numbers may
/// (invoices may not, RULES 8).
/// </summary>
internal sealed class OrderNumbers(IDatabase database)
{
    private const int Block = 20;
    public const string Take = """
        INSERT INTO number_series (name, next) VALUES (@name, @step + 1)
        ON CONFLICT (name) DO UPDATE SET next = number_series.next + @step RETURNING next
        """;

    private readonly ConcurrentDictionary<int, (long Next, long End)> _blocks = new();
    private readonly SemaphoreSlim _taking = new(1);

    public async Task<string> Next(OrderDeskDb db, int year, CancellationToken ct)
    {
        var number = database.Dialect.IsSqlite ? await TakeFrom(db, year, 1, ct) : await FromBlock(year, ct);
        return string.Create(CultureInfo.InvariantCulture, $"ORD-{year}-{number:D6}");
    }

    private static async Task<long> TakeFrom(OrderDeskDb db, int year, int step, CancellationToken ct) =>
        await db.Scalar<long>(Take, ct, ("@name", $"ORD-{year}"), ("@step", step)) - step;

    private async Task<long> FromBlock(int year, CancellationToken ct)
    {
        await _taking.WaitAsync(ct);
        try
        {
            var (next, end) = _blocks.GetValueOrDefault(year);
            if (next >= end)
            {
                // On a connection of its own, so that the row is free again at once.
                await using var db = database.Read();
                next = await TakeFrom(db, year, Block, ct);
                end = next + Block;
            }

            _blocks[year] = (next + 1, end);
            return next;
        }
        finally
        {
            _taking.Release();
        }
    }
}
