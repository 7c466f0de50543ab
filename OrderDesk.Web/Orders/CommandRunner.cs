using System.Security.Cryptography;
using System.Text;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Data;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>
/// The one way from a button to a use case: run it under the press's own key, so that a double click is one command (RULES 25),
/// and say what came of it in a toast. The page reads again itself. Scoped.
/// </summary>
public sealed class CommandRunner(ToastHub toasts, ILogger<CommandRunner> log)
{
    /// <summary>Runs a command for a press. A refusal is said, and the press stays the same command until it succeeds.</summary>
    /// <param name="ticket">The press.</param>
    /// <param name="caller">Who presses.</param>
    /// <param name="command">The command's record, which says whether a repeated key is the same request.</param>
    /// <param name="run">The use case with the caller that carries the key.</param>
    /// <param name="done">What to say when it is done.</param>
    /// <returns>The answer; null when the program could not finish, which has been logged and said.</returns>
    public async Task<Result<T>?> Run<T>(RunTicket ticket, Caller caller, object command, Func<Caller, Task<Result<T>>> run, Func<T, string> done)
    {
        var result = await Try(ticket, () => run(Keyed(caller, ticket.CommandId.ToString("N"), command)));
        if (result is { Ok: true } answer)
        {
            toasts.Done(done(answer.Value));
        }
        else if (result?.Error is { } refused)
        {
            ticket.Refuse();
            toasts.Failed(Words(refused));
        }

        return result;
    }

    /// <summary>The caller with the key of one press, or of one order of a bulk press.</summary>
    public static Caller Keyed(Caller caller, string key, object command) =>
        caller.WithKey(key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{command.GetType().FullName}:{command}"))));

    /// <summary>A refusal as a sentence or two: what is the matter and what to do.</summary>
    public static string Words(Error error) =>
        error.Kind == ErrorKind.Version ? $"{error.Message} The page shows the current state now; decide again." : $"{error.Message} {error.SuggestedAction}".Trim();

    /// <summary>What a form says beside its fields about what was run; null when it is done.</summary>
    public static string? Refusal<T>(Result<T>? done) => done is { Ok: true } ? null : done?.Error?.Message ?? "The program could not finish this.";

    private async Task<Result<T>?> Try<T>(RunTicket ticket, Func<Task<Result<T>>> run)
    {
        try
        {
            return await run();
        }
        catch (DatabaseBusyException)
        {
            return CommonErrors.Busy();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "A command of a page could not be finished");
            ticket.Refuse();
            toasts.Failed("The program could not finish this. Press again: what was done already is not done twice.");
            return null;
        }
    }
}
