using System.Globalization;
using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Web.Orders;

/// <summary>Search and filters of the list. It keeps nothing itself: the state is the page's.</summary>
public sealed partial class OrderFilterBar
{
    private bool _open;

    [Parameter, EditorRequired] public required OrderListState State { get; set; }
    [Parameter] public EventCallback<OrderListState> OnChange { get; set; }
    [Parameter] public IReadOnlyList<VendorRow> Vendors { get; set; } = [];
    [Parameter] public IReadOnlyList<HubRow> Hubs { get; set; } = [];

    private sealed record Set(string Label, string? Value, OrderListState Without);

    private IReadOnlyList<Set> Chips => [.. AllChips().OfType<Set>()];

    private IEnumerable<Set?> AllChips() =>
    [
        State.Statuses.Count == 0 ? null : new("Status", string.Join(", ", State.Statuses.Select(s => StatusLook.Of(s).Word)), State with { Statuses = [] }),
        State.Payments.Count == 0 ? null : new("Payment", string.Join(", ", State.Payments.Select(s => StatusLook.Of(s).Word)), State with { Payments = [] }),
        State.Fulfillments.Count == 0 ? null : new("Fulfillment", string.Join(", ", State.Fulfillments.Select(s => StatusLook.Of(s).Word)), State with { Fulfillments = [] }),
        State.Customer is null ? null : new("One customer", null, State with { Customer = null }),
        State.Vendor is not { } vendor ? null : new("Vendor", Vendors.FirstOrDefault(v => v.Id == vendor)?.Name ?? "unknown", State with { Vendor = null }),
        State.Hub is not { } hub ? null : new("Hub", Hubs.FirstOrDefault(h => h.Id == hub)?.Name ?? "unknown", State with { Hub = null }),
        State.Source is not { } source ? null : new("Source", StatusLook.Of(source).Word, State with { Source = null }),
        State.From is not { } from ? null : new("From", from.ToString("d MMM yyyy", CultureInfo.CurrentCulture), State with { From = null }),
        State.To is not { } to ? null : new("Until", to.ToString("d MMM yyyy", CultureInfo.CurrentCulture), State with { To = null }),
        State.Late ? new("Late", null, State with { Late = false }) : null,
        State.Held ? new("On hold", null, State with { Held = false }) : null,
    ];

    private Task ChangeSource(ChangeEventArgs e) =>
        OnChange.InvokeAsync(State with { Source = WireName.TryRead<OrderSource>(e.Value as string, out var source) ? source : null });

    private static IReadOnlyList<T> Toggle<T>(IReadOnlyList<T> values, T value)
        where T : struct, Enum => values.Contains(value) ? [.. values.Where(v => !v.Equals(value))] : [.. values, value];

    private static T? Read<T>(ChangeEventArgs e)
        where T : struct, IId<T> => IdText.TryRead<T>(e.Value as string, out var id) ? id : null;

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(ChangeEventArgs e) =>
        DateOnly.TryParseExact(e.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
