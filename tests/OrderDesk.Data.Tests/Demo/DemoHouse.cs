using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OrderDesk.Core;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Jobs;
using OrderDesk.Data.Demo;
using OrderDesk.Data.Identity;

namespace OrderDesk.Data.Tests.Demo;

/// <summary>An empty database and what the demo shop is made with.</summary>
public sealed class DemoHouse : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private DemoHouse(ServiceProvider services) => _services = services;

    public static DateTime Now { get; } = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    public IDatabase Database => Get<IDatabase>();

    public static async Task<DemoHouse> Create(DatabaseSettings settings)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new ManualTime(new DateTimeOffset(Now))).AddSingleton<IChangeFeed, Silence>()
            .AddOrderDeskCore().AddOrderDeskData(settings).BuildServiceProvider();
        await services.GetRequiredService<IDatabase>().Migrate(CancellationToken.None);
        return new DemoHouse(services);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>As a process that starts: it knows nothing of an earlier one.</summary>
    public DemoShop Shop() => new(Database, Get<IDrafts>(), Get<IChangeFeed>(), new DemoAccounts(Database, new QuickHasher()), Get<TimeProvider>(), NullLoggerFactory.Instance);

    public async Task<DemoReport> Fill(int orders, IProgress<DemoProgress>? progress = null, CancellationToken ct = default)
    {
        await using var shop = Shop();
        return await shop.Fill(orders, progress, ct);
    }

    public async Task Prove()
    {
        (await Get<ILedgerProver>().Prove(CancellationToken.None)).Faults.ShouldBeEmpty();
        (await Get<IAuditReads>().Verify(CancellationToken.None)).Faults.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Silence : IChangeFeed
    {
        public void Publish(IReadOnlyList<Change> changes)
        {
        }
    }

    private sealed class QuickHasher : IPasswordHasher<Account>
    {
        public string HashPassword(Account user, string password) => password;

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) => PasswordVerificationResult.Failed;
    }
}
