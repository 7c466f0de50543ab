using OrderDesk.Data.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>
/// After the schema is there: in a demo its staff have their accounts; else, when nobody has one, the way to make the first
/// administrator is printed (RULES 30). To the console alone: the token belongs in no log.
/// </summary>
internal sealed class AccountsAtStart(DemoMode demo, DemoAccounts people, Accounts accounts, SetupToken setup) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (demo.On)
            await people.Ensure([], [], cancellationToken);
        else if (!await accounts.Any(cancellationToken))
            await Console.Out.WriteLineAsync($"Nobody has an account yet. Make the first administrator at {Links.Setup} with the setup token {setup.Open()}");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
