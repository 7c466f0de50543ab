using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Identity;

namespace OrderDesk.Data.Tests.Identity;

/// <summary>Accounts on every engine. Each test uses addresses of its own.</summary>
public abstract class AccountsContract(Engine engine)
{
    private const string Password = "a long enough password";
    private static readonly UseCase Anything = new("test.anything", Permissions.OrdersHold);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_Customer_HasARecordAHashAndAnAuditRow()
    {
        var world = await engine.World();

        var made = await Accounts(world).Create(new NewAccount(" nora@example.test ", "Nora New", Password, Role.Customer), World.System, Ct);

        await using var db = world.Database.Read();
        var account = await db.Users.SingleAsync(u => u.NormalizedEmail == "NORA@EXAMPLE.TEST", Ct);
        account.Id.ShouldBe(made.Value.Value);
        account.PasswordHash!.ShouldNotContain(Password);
        (await db.Customers.SingleAsync(c => c.Id == account.CustomerId, Ct)).Name.ShouldBe("Nora New");
        (await db.AuditLog.SingleAsync(a => a.Subject == $"user {made.Value}", Ct)).After!.ShouldNotContain("nora", Case.Insensitive);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Create_OneAddressSixteenTimesAtOnce_MakesOneAccount()
    {
        var world = await engine.World();
        var accounts = Accounts(world);

        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            accounts.Create(new NewAccount(i % 2 == 0 ? "twin@example.test" : "TWIN@example.test", "Twin", Password, Role.Support), World.System, Ct)));

        made.Count(m => m.Ok).ShouldBe(1);
        made.Where(m => !m.Ok).Select(m => m.Error!.Code).Distinct().ShouldBe(["EMAIL_TAKEN"]);
    }

    [Fact]
    public async Task SetActive_Off_RefusesTheNextCommandAndTheOldSignIn()
    {
        var world = await engine.World();
        var (accounts, actors) = (Accounts(world), world.Get<ActorReader>());
        var id = (await accounts.Create(new NewAccount("leaver@example.test", "Lea Ver", Password, Role.Manager), World.System, Ct)).Value;
        var caller = new Caller(id, "Lea Ver", [Role.Manager]);
        var before = await Command(world, caller);
        var stamp = await Stamp(world, id);
        (await actors.Holds(id, stamp, world.Database, Ct)).ShouldBeTrue();

        await accounts.SetActive("LEAVER@example.test", active: false, World.System, Ct);

        before.Ok.ShouldBeTrue();
        (await Command(world, caller)).Error!.Code.ShouldBe("SIGN_IN_REQUIRED");
        (await actors.Holds(id, stamp, world.Database, Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Command_OfARoleThatOnlyTheSignInClaims_IsRefused()
    {
        var world = await engine.World();
        var id = (await Accounts(world).Create(new NewAccount("climber@example.test", "Cli Mber", Password, Role.Warehouse), World.System, Ct)).Value;

        var refused = await Command(world, new Caller(id, "Cli Mber", [Role.Admin]));

        refused.Error!.Code.ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task Demo_EnsuredTwice_MakesEachPersonOnce()
    {
        var world = await engine.World();
        var demo = new DemoAccounts(world.Database, new PasswordHasher<Account>());

        await demo.Ensure([], [], Ct);
        await demo.Ensure([world.Customer], [world.Vendor], Ct);
        await demo.Ensure([world.Customer], [world.Vendor], Ct);

        var people = await demo.List(Ct);
        people.Select(p => p.Email.Split('@')[0]).ShouldBe(["admin", "manager", "support", "warehouse", "vendor1", "customer1"]);
        people[^1].Name.ShouldBe("Ada Example");
    }

    private static Accounts Accounts(World world) => new(world.Database, world.Get<ActorReader>(), new PasswordHasher<Account>(), world.Time);

    private static Task<Result<int>> Command(World world, Caller caller) =>
        world.Get<IUnitOfWork>().Run(Anything, caller, _ => Task.FromResult<Result<int>>(1), Ct);

    private static async Task<string> Stamp(World world, UserId id)
    {
        await using var db = world.Database.Read();
        return (await db.Users.SingleAsync(u => u.Id == id.Value, Ct)).SecurityStamp!;
    }
}

public sealed class SqliteAccounts(SqliteEngineFixture engine) : AccountsContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresAccounts(PostgresEngineFixture engine) : AccountsContract(engine), IClassFixture<PostgresEngineFixture>;
