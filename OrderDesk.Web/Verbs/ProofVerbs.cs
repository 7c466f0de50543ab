using System.CommandLine;
using System.Globalization;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Jobs;
using OrderDesk.Data;

namespace OrderDesk.Web.Verbs;

/// <summary><c>migrate</c>, <c>verify</c> and <c>audit verify</c>: the schema, the ledgers and the audit chain (RULES 3, 31). They repair nothing.</summary>
internal static class ProofVerbs
{
    public static Command Migrate(VerbHost host)
    {
        var command = new Command("migrate", "Create the schema, or bring it up to date.");
        command.SetAction((_, ct) => host.Run(
            async (services, cancel) =>
            {
                await services.GetRequiredService<IDatabase>().Migrate(cancel);
                await Console.Out.WriteLineAsync("The schema is current.");
                return ExitCode.Success;
            },
            ct));
        return command;
    }

    public static Command Verify(VerbHost host)
    {
        var command = new Command("verify", "Recompute stock and money from their ledgers, and compare.");
        command.SetAction((_, ct) => host.Run(
            async (services, cancel) =>
            {
                await services.GetRequiredService<IDatabase>().Migrate(cancel);
                var proof = await services.GetRequiredService<ILedgerProver>().Prove(cancel);
                return await Report(proof.Faults.Select(f => $"{f.Rule}: {f.Subject}: expected {f.Expected}, found {f.Found}"), proof.Checked, "balances agree with their ledgers");
            },
            ct));
        return command;
    }

    public static Command Audit(VerbHost host)
    {
        var verify = new Command("verify", "Walk the chain of the audit log: finds an edit, a deletion, a swap and a cut tail.");
        verify.SetAction((_, ct) => host.Run(
            async (services, cancel) =>
            {
                await services.GetRequiredService<IDatabase>().Migrate(cancel);
                var proof = await services.GetRequiredService<IAuditReads>().Verify(cancel);
                return await Report(proof.Faults, proof.Checked, "rows of the audit log are as they were written");
            },
            ct));
        return new Command("audit", "The audit log.") { verify };
    }

    private static async Task<int> Report(IEnumerable<string> faults, int total, string words)
    {
        var found = 0;
        foreach (var fault in faults)
        {
            found++;
            await Console.Out.WriteLineAsync(fault);
        }

        await Console.Out.WriteLineAsync(found == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{total} {words}.")
            : string.Create(CultureInfo.InvariantCulture, $"{found} faults in {total} checked."));
        return found == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
