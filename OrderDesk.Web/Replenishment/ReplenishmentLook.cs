using OrderDesk.Core.Replenishment;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Replenishment;

/// <summary>How the states of an order to a supplier look.</summary>
internal static class ReplenishmentLook
{
    public static (StateFamily Family, string Icon, string Word) Of(ReplenishmentState state) => state switch
    {
        ReplenishmentState.Draft => (StateFamily.Waiting, "edit", "Draft"),
        ReplenishmentState.Sent => (StateFamily.Secured, "mail", "Sent"),
        ReplenishmentState.PartlyReceived => (StateFamily.Working, "box", "Partly received"),
        ReplenishmentState.Received => (StateFamily.Done, "check", "Received"),
        _ => (StateFamily.Ended, "cross", "Cancelled"),
    };
}
