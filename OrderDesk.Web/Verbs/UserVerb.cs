using System.CommandLine;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Data;
using OrderDesk.Data.Identity;
using Spectre.Console;

namespace OrderDesk.Web.Verbs;

/// <summary>Makes accounts and changes them, without a page: <c>user add</c>, <c>user password</c>, <c>user disable</c>, <c>user enable</c>.</summary>
internal static class UserVerb
{
    private static readonly Caller By = Caller.Program("orderdesk user") with { Origin = "command line" };

    public static Command Of(VerbHost host) => new("user", "Make accounts, and change them.")
    {
        Add(host),
        Password(host),
        Switch(host, "disable", "Switch an account off: its open pages and tokens end.", active: false),
        Switch(host, "enable", "Switch an account on again.", active: true),
    };

    private static Option<string> Email() => new("--email") { Description = "The e-mail address that the person signs in with.", Required = true };

    private static Option<bool> FromStdin() => new("--password-stdin") { Description = "Read the password from standard input instead of asking." };

    private static Command Add(VerbHost host)
    {
        var (email, stdin) = (Email(), FromStdin());
        var name = new Option<string?>("--name") { Description = "What others see; the part before the @ when left out." };
        var role = new Option<Role>("--role") { Description = "Admin, Manager, Support, Warehouse, Vendor or Customer.", Required = true, CustomParser = ReadRole, HelpName = "role" };
        var vendor = new Option<string?>("--vendor") { Description = "For a vendor's person: the vendor's id (ven_…)." };
        var add = new Command("add", "Make an account.") { email, role, name, vendor, stdin };
        add.SetAction((parsed, ct) => host.Run(
            (services, token) =>
            {
                var address = parsed.GetRequiredValue(email);
                var wanted = new NewAccount(address, parsed.GetValue(name) ?? address.Split('@')[0], ReadPassword(parsed.GetValue(stdin)), parsed.GetRequiredValue(role))
                {
                    Vendor = IdText.TryRead<VendorId>(parsed.GetValue(vendor), out var id) ? id : null,
                };
                return Report(services, accounts => accounts.Create(wanted, By, token), $"{address} can sign in as {wanted.Role}.", token);
            },
            ct));
        return add;
    }

    private static Command Password(VerbHost host)
    {
        var (email, stdin) = (Email(), FromStdin());
        var set = new Command("password", "Set a new password; unlocks the account and ends its sign-ins.") { email, stdin };
        set.SetAction((parsed, ct) => host.Run(
            (services, token) =>
            {
                var (address, password) = (parsed.GetRequiredValue(email), ReadPassword(parsed.GetValue(stdin)));
                return Report(services, accounts => accounts.SetPassword(address, password, By, token), $"{address} has a new password.", token);
            },
            ct));
        return set;
    }

    private static Command Switch(VerbHost host, string verb, string words, bool active)
    {
        var email = Email();
        var command = new Command(verb, words) { email };
        command.SetAction((parsed, ct) => host.Run(
            (services, token) =>
            {
                var address = parsed.GetRequiredValue(email);
                return Report(services, accounts => accounts.SetActive(address, active, By, token), $"{address} is switched {(active ? "on" : "off")}.", token);
            },
            ct));
        return command;
    }

    private static async Task<int> Report(IServiceProvider services, Func<Accounts, Task<Result<UserId>>> act, string done, CancellationToken ct)
    {
        await services.GetRequiredService<IDatabase>().Migrate(ct);
        var result = await act(services.GetRequiredService<Accounts>());
        if (result.Ok)
        {
            await Console.Out.WriteLineAsync(done);
            return ExitCode.Success;
        }

        foreach (var fault in result.Error.All.Count > 0 ? result.Error.All : [result.Error])
            await Console.Error.WriteLineAsync($"{fault.Message} {fault.SuggestedAction}");
        return ExitCode.Failure;
    }

    private static string ReadPassword(bool fromStdin) =>
        fromStdin ? Console.In.ReadLine() ?? "" : AnsiConsole.Prompt(new TextPrompt<string>("Password:").Secret());

    private static Role ReadRole(System.CommandLine.Parsing.ArgumentResult argument)
    {
        if (RoleNames.Read(argument.Tokens[0].Value) is { } role)
            return role;
        argument.AddError($"There is no role '{argument.Tokens[0].Value}'. There are: {string.Join(", ", RoleNames.OfPeople)}.");
        return default;
    }
}
