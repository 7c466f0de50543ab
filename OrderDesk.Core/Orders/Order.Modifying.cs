using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;

namespace OrderDesk.Core.Orders;

/// <summary>Changing address and lines before they are packed, and the numbered versions that this makes (DESIGN 9).</summary>
public sealed partial class Order
{
    /// <summary>
    /// Everything goes to another address. Refused once a parcel is packed: its label is on it, and an order goes to one address.
    /// What is being picked is not packed; it gets the new label.
    /// </summary>
    public Result<Done> ChangeAddress(Address address)
    {
        if (_lines.Any(l => l.Units.Packed + l.Units.Gone > 0))
        {
            return ModifyErrors.AddressFixed();
        }

        ShippingAddress = address;
        return Done.Value;
    }

    /// <summary>Takes the risk as it is with what was changed; when it becomes high by that, the order is held for review.</summary>
    public void Weigh(int risk, IdSource ids, DateTime now)
    {
        var rises = risk >= RiskScore.HoldFrom && Risk < RiskScore.HoldFrom;
        Risk = risk;
        if (rises && ActiveHolds.All(h => h.Kind != HoldKind.Risk))
        {
            PlaceHold(HoldKind.Risk, "fraud_review", $"Risk score {risk} since the order was changed", ids, "OrderDesk", now);
        }
    }

    /// <summary>Closes a change: the new version gets its number and is kept; before the first one, the order as it was placed is.</summary>
    /// <param name="before">The content before the change.</param>
    /// <param name="reasonCode">A code of <see cref="ReasonCodes.Modify"/>.</param>
    /// <param name="note">What people add to it.</param>
    /// <param name="now">When.</param>
    /// <param name="tell">Whether the timeline says what is different; not when it has its own words for it.</param>
    internal void Revise(OrderContent before, string reasonCode, string? note, DateTime now, bool tell = true)
    {
        if (Revision == 1)
        {
            Record(new OrderFact.Revised(1, before, OrderRevision.Placed, null, PlacedAt));
        }

        Revision++;
        var after = OrderContent.Of(this);
        Record(new OrderFact.Revised(Revision, after, reasonCode, note, now));
        foreach (var change in tell ? before.To(after) : [])
        {
            Track(TrackingKind.Modification, Words(change), now, ("reason", ReasonCodes.Words(reasonCode)), ("version", $"{Revision}"));
        }
    }

    /// <summary>Without the address itself: it stands in the version, for those who may see it.</summary>
    private static string Words(ContentChange change) => change.Kind switch
    {
        ContentChangeKind.ItemAdded => $"{change.After} × {change.What} added",
        ContentChangeKind.ItemRemoved => $"{change.What} taken off",
        ContentChangeKind.QuantityChanged => $"{change.What}: {change.After} instead of {change.Before}",
        _ => "The delivery address was changed",
    };
}
