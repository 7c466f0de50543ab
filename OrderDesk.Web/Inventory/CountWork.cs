using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Inventory;

/// <summary>The steps of a whole count, as its page presses them. Scoped.</summary>
public sealed class CountWork(CommandRunner runner, ApplyCount apply, RecountPlaces recount, CancelCount cancel)
{
    /// <returns>Why it was refused; null when it is done.</returns>
    public async Task<Error?> Apply(RunTicket ticket, Caller caller, ApplyCount.Command command)
    {
        var done = await runner.Run(ticket, caller, command, c => apply.Run(command, c, CancellationToken.None), Words);
        return done?.Error;
    }

    public async Task<bool> Recount(RunTicket ticket, Caller caller, RecountPlaces.Command command) =>
        await runner.Run(ticket, caller, command, c => recount.Run(command, c, CancellationToken.None), a => $"{a.Places} places are to be counted again") is { Ok: true };

    public async Task<bool> Cancel(RunTicket ticket, Caller caller, CancelCount.Command command) =>
        await runner.Run(ticket, caller, command, c => cancel.Run(command, c, CancellationToken.None), a => $"{a.Number} is given up; nothing was changed") is { Ok: true };

    private static string Words(ApplyCount.Answer answer) =>
        (answer.Changed == 0 ? $"{answer.Number}: everything is as expected" : $"{answer.Number}: {answer.Changed} places changed, {answer.Units:+0;−0;0} units")
        + (answer.HoldsLost > 0 ? $"; {answer.HoldsLost} unpaid orders lost their hold" : "");
}
