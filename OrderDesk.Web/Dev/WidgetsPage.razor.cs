using Microsoft.AspNetCore.Components;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Dev;

/// <summary>The gallery of widgets; its data is made up.</summary>
public sealed partial class WidgetsPage
{
    private static readonly (StateFamily Family, string Word)[] States =
    [
        (StateFamily.Waiting, "Pending"), (StateFamily.Secured, "Reserved"), (StateFamily.Working, "Processing"), (StateFamily.Moving, "In transit"),
        (StateFamily.Done, "Delivered"), (StateFamily.Attention, "On hold"), (StateFamily.Ended, "Cancelled"), (StateFamily.Broken, "Failed"),
    ];

    private static readonly ReasonOption[] Reasons = [new("changed_mind", "Changed their mind"), new("too_late", "Would come too late")];

    private static readonly string[] Categories =
        ["coffee", "shirts", "shoes", "bags", "books", "audio", "phones", "lamps", "plants", "beauty", "pantry", "sports", "toys", "watches", "furniture", "tools", "kitchen", "other"];

    
    private IReadOnlySet<object> _selected = new HashSet<object>();
    private TableSort? _sort = new("placed", Descending: true);
    private string _view = "all";
    private string _hub = "Hamburg";
    private DateTime? _day;
    private int _number = 3;
    private int _total;

    [Inject] private ToastHub Hub { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    private static IReadOnlyList<TabItem> Views =>
        [new("all", "All", "400"), new("confirm", "To confirm", "12"), new("pack", "To pack", "17"), new("late", "Late", "3"), new("hold", "On hold", "5"), new("back", "Backordered")];

    private IReadOnlyList<PathStep> Path =>
    [
        new("Placed", PathState.Done, Ago(28)), new("Paid", PathState.Done, Ago(27.9)), new("Confirmed", PathState.Done, Ago(27)), new("Processing", PathState.Done, Ago(20)),
        new("Packed", PathState.Now, Ago(2)), new("Shipped", PathState.Ahead, Note: "Today by 18:00"), new("Delivered", PathState.Ahead, Note: "Tue 24 Nov"),
    ];

    private static IReadOnlyList<SampleLine> Lines =>
    [
        new("COF-250", "Hill coffee, 250 g, whole beans", "coffee", 2250, 3, [new(QuantityKind.Packed, 2), new(QuantityKind.Shipped, 1)]),
        new("LMP-020", "Desk lamp Nord with a very long name that must not push the columns around", "lamps", 4900, 2, [new(QuantityKind.Reserved, 1), new(QuantityKind.Back, 1)]),
        new("BAG-110", "Weekend bag", "bags", 1050, 2, [new(QuantityKind.Delivered, 2)]),
    ];

    private IReadOnlyList<TimelineItem> Events =>
    [
        new("Packed", Ago(2), StateFamily.Working, "box", "Parcel 1, 1.2 kg, slip printed.", "Wanda Warehouse"),
        new("Note", Ago(5), StateFamily.Waiting, "note", "Customer asks for delivery after 17:00.", "Sam Support"),
        new("Payment captured", Ago(27.9), StateFamily.Secured, "card", "85.50 € by card ending 4242."),
        new("Order placed", Ago(28), StateFamily.Waiting, "orders", By: "Ada Lovelace"),
    ];

    private DateTimeOffset Ago(double hours) => Clock.GetUtcNow() - TimeSpan.FromHours(hours);

    private ValueTask<TableRows<SampleRow>> Load(TableRequest request, CancellationToken cancellation)
    {
        var rows = Enumerable.Range(request.Start, Math.Min(request.Count, 400 - request.Start)).Select(Sample).ToList();
        return ValueTask.FromResult(new TableRows<SampleRow>(rows, 400));
    }

    private SampleRow Sample(int i)
    {
        var (family, word) = States[i * 5 % States.Length];
        return new($"ORD-2026-{400 - i:000000}", Ago(i * 3.7), i % 3 == 0 ? "Ada Lovelace" : i % 3 == 1 ? "Grace Hopper" : "Katherine Johnson", family, word, 1999 + (i * 737 % 20000));
    }

    private Task Wait(RunTicket ticket) => Task.Delay(TimeSpan.FromSeconds(1), Clock);

    private void Toasts()
    {
        Hub.Done("Order ORD-2026-000123 packed", () => Task.CompletedTask);
        Hub.Note("Two more orders arrived");
        Hub.Failed("The label could not be printed: the printer does not answer.");
    }

    private static void Nothing()
    {
    }

    private sealed record SampleLine(string Sku, string Name, string Category, long Minor, int Total, IReadOnlyList<QuantityPart> Parts);

    private sealed record SampleRow(string Number, DateTimeOffset At, string Customer, StateFamily Family, string Word, long Minor);
}
