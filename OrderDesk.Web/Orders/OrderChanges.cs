using OrderDesk.Core.Orders;

namespace OrderDesk.Web.Orders;

/// <summary>What is different between two readings of an order, in sentences: told when a command met a newer version (RULES 7). Pure.</summary>
public static class OrderChanges
{
    public static IReadOnlyList<string> Between(Order before, Order now) => before.Version == now.Version ? [] : Some([.. All(before, now)]);

    private static IReadOnlyList<string> Some(IReadOnlyList<string> found) => found.Count > 0 ? found : ["Something was added to its timeline."];

    private static IEnumerable<string> All(Order before, Order now)
    {
        if (before.Status != now.Status)
        {
            yield return $"Status: {StatusLook.Of(before.Status).Word} → {StatusLook.Of(now.Status).Word}.";
        }

        if (before.PaymentStatus != now.PaymentStatus)
        {
            yield return $"Payment: {StatusLook.Of(before.PaymentStatus).Word} → {StatusLook.Of(now.PaymentStatus).Word}.";
        }

        if (before.Priority != now.Priority)
        {
            yield return $"Priority: {StatusLook.Of(before.Priority).Word} → {StatusLook.Of(now.Priority).Word}.";
        }

        foreach (var words in Parcels(before, now).Concat(SubOrders(before, now)).Concat(Holds(before, now)))
        {
            yield return words;
        }

        if (before.TotalMinor != now.TotalMinor)
        {
            yield return $"Total: {PriceText.Of(before.Total)} → {PriceText.Of(now.Total)}.";
        }
    }

    private static IEnumerable<string> Parcels(Order before, Order now)
    {
        foreach (var parcel in now.Fulfillments)
        {
            var old = before.Parcel(parcel.Id);
            if (old is null)
            {
                yield return $"Parcel {parcel.Number} is new.";
            }
            else if (old.State != parcel.State)
            {
                yield return $"Parcel {parcel.Number}: {StatusLook.Of(old.State).Word} → {StatusLook.Of(parcel.State).Word}.";
            }
        }
    }

    private static IEnumerable<string> SubOrders(Order before, Order now)
    {
        foreach (var part in now.SubOrders)
        {
            if (before.SubOrders.FirstOrDefault(s => s.Id == part.Id) is { } old && old.Status != part.Status)
            {
                yield return $"{part.VendorName}: {StatusLook.Of(old.Status).Word} → {StatusLook.Of(part.Status).Word}.";
            }
        }
    }

    private static IEnumerable<string> Holds(Order before, Order now)
    {
        foreach (var hold in now.ActiveHolds.Where(h => before.ActiveHolds.All(o => o.Id != h.Id)))
        {
            yield return $"{hold.PlacedBy} put it on hold: {ReasonCodes.Words(hold.ReasonCode)}.";
        }

        foreach (var hold in before.ActiveHolds.Where(h => now.ActiveHolds.All(o => o.Id != h.Id)))
        {
            yield return $"The hold “{ReasonCodes.Words(hold.ReasonCode)}” was released.";
        }
    }
}
