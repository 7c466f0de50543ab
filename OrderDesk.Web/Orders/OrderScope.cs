using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>
/// What the parts of an order's page share: the order as it was read, who looks, what may be done now, and the one way to do it.
/// Made anew with every reading, so that all parts always show one version.
/// </summary>
/// <param name="hubs">For the names of hubs.</param>
/// <param name="runner">Runs and reports.</param>
/// <param name="after">Called with what came of a command: reads the order again.</param>
/// <param name="family">What was split from it, and what it was split from.</param>
public sealed class OrderScope(Order order, Caller caller, IReadOnlyList<HubRow> hubs, CommandRunner runner, Func<Error?, Task> after, OrderFamily? family = null)
{
    public Order Order => order;

    public OrderFamily Family { get; } = family ?? OrderFamily.None;

    public Caller Caller => caller;

    public IReadOnlyList<AllowedAction> Actions { get; } = OrderActions.For(order, caller);

    public bool SeesMoney => caller.May(Permissions.PaymentsRead);

    /// <summary>This person could do it, now or at another time.</summary>
    public bool Knows(OrderAction action) => Actions.Any(a => a.Action == action);

    public bool May(OrderAction action) => Actions.Any(a => a.Action == action && a.Allowed);

    /// <summary>Why it cannot be done now, in words; null when it can.</summary>
    public string? WhyNot(OrderAction action) => Actions.FirstOrDefault(a => a.Action == action) switch
    {
        null => ActionBlock.NotPermitted.Words,
        { Allowed: true } => null,
        var blocked => string.Join(' ', blocked.Blocks.Select(b => WordsOf(b))),
    };

    public string HubName(HubId? hub) => hubs.FirstOrDefault(h => h.Id == hub)?.Name ?? "hub";

    public string VendorName(VendorId? vendor) => order.SubOrders.FirstOrDefault(s => s.VendorId == vendor)?.VendorName ?? "vendor";

    public Money Amount(long minor) => new(minor, order.Currency);

    /// <summary>Runs a command for a press, says what came of it, and reads the order again.</summary>
    /// <returns>True when it was done.</returns>
    public async Task<bool> Run<T>(RunTicket ticket, object command, Func<Caller, Task<Result<T>>> run, Func<T, string> done)
    {
        var result = await runner.Run(ticket, caller, command, run, done);
        await after(result?.Error);
        return result is { Ok: true };
    }

    /// <summary>The domain names a status by its wire name; people read its word.</summary>
    private string WordsOf(ActionBlock block) => block.Code == "TRANSITION_NOT_ALLOWED" ? $"Not possible while the order is “{StatusLook.Of(order.Status).Word.ToLowerInvariant()}”." : block.Words;
}
