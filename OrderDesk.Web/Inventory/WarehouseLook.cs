using OrderDesk.Core.Inventory;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Inventory;

/// <summary>How the states of transfers and counts look and are called.</summary>
internal static class WarehouseLook
{
    public static (StateFamily Family, string Icon, string Word) Of(TransferState state) => state switch
    {
        TransferState.Sent => (StateFamily.Moving, "truck", "On the way"),
        TransferState.PartlyReceived => (StateFamily.Moving, "box", "Partly received"),
        TransferState.Received => (StateFamily.Done, "check", "Received"),
        _ => (StateFamily.Ended, "undo", "Cancelled"),
    };

    public static (StateFamily Family, string Icon, string Word) Of(CountState state) => state switch
    {
        CountState.Open => (StateFamily.Working, "list", "Being counted"),
        CountState.Applied => (StateFamily.Done, "check", "Done"),
        _ => (StateFamily.Ended, "stop", "Cancelled"),
    };
}
