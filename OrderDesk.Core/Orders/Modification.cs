using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Orders;

/// <summary>
/// Applies changes to an order in memory: the command's transaction does it with the order that is saved, the preview with a copy. A
/// refusal leaves the order half changed; whoever called throws it away.
/// </summary>
internal sealed class Modification(Order order, ModifyOrder.Command command, PlacementFacts facts, SalesPolicy policy, Moment at)
{
    private readonly OrderContent _before = OrderContent.Of(order);
    private readonly bool _wasSecured = order.IsSecured;
    private readonly List<LineDemand> _added = [];
    private readonly Dictionary<LineId, int> _charged = order.Lines.ToDictionary(l => l.Id, l => l.Charged);

    /// <summary>Takes off, adds, sums up the price, changes the address; then stock and money follow, and the version is kept.</summary>
    public Result<ModifyOrder.Answer> Apply()
    {
        foreach (var step in new[] { TakeOff, Add, Price, Address })
        {
            var done = step();
            if (!done.Ok)
            {
                return done.Error;
            }
        }

        var changes = _before.To(OrderContent.Of(order));
        if (changes.Count == 0)
        {
            return ModifyErrors.NothingDiffers();
        }

        Weigh();
        var routed = Route();
        if (!routed.Ok)
        {
            return routed.Error;
        }

        var reason = command.ReasonCode ?? "other";
        var back = order.SettleChange(_before.Price.TotalMinor - order.TotalMinor, reason, _wasSecured, at);
        order.ForeseeLapse(policy.Delivery);
        order.Revise(_before, reason, Text.Clean(command.Note), at.Now);
        return new ModifyOrder.Answer(OrderState.Of(order), order.Revision, changes, _before.Price, OrderContent.Of(order).Price, back, order.AcceptedOnAccountAt is null ? order.Due.Minor : 0, order.AwaitsDifference ? order.ReservationExpiresAt : null);
    }

    private bool ChangesLines => !command.Changes.All(c => c is OrderChange.ChangeAddress);

    private Result<Done> TakeOff()
    {
        if (ChangesLines && order.Payments.Any(p => p.IsOpen))
        {
            return PaymentErrors.AlreadyRunning();
        }

        foreach (var (index, id, target) in Targets())
        {
            if (order.Line(id) is not { Charged: > 0 } line)
            {
                return ModifyErrors.LineNotFound($"changes[{index}].lineId");
            }

            if (target < line.Charged && order.TakeOff(line, line.Charged - target, at.Now).Error is { } refused)
            {
                return refused.At($"changes[{index}]");
            }
        }

        return Done.Value;
    }

    private IEnumerable<(int Index, LineId Line, int Target)> Targets() => command.Changes.Select((change, i) => change switch
    {
        OrderChange.RemoveItem remove => (i, remove.Line, 0),
        OrderChange.UpdateQuantity update => (i, update.Line, update.Quantity),
        _ => (i, default, -1),
    }).Where(t => t.Item3 >= 0);

    private Result<Done> Add()
    {
        var errors = new List<Error>();
        foreach (var (index, id, target) in Targets().ToList())
        {
            var line = order.Line(id)!;
            if (target > _charged[id])
            {
                errors.AddRange(AddUnits(line.VariantId, target - _charged[id], null, line, $"changes[{index}]"));
            }
        }

        foreach (var (change, index) in command.Changes.Select((c, i) => (c, i)))
        {
            if (change is OrderChange.AddItem add)
            {
                errors.AddRange(AddUnits(add.Variant, add.Quantity, add.Price, null, $"changes[{index}]"));
            }
        }

        if (order.Lines.Count > OrderValidation.MaxLines)
        {
            errors.Add(OrderErrors.TooManyLines(OrderValidation.MaxLines));
        }

        return errors.Count == 0 ? Done.Value : Error.Join(errors);
    }

    /// <summary>More of a line that costs today what it cost then; else a line of its own at today's price.</summary>
    private IEnumerable<Error> AddUnits(VariantId variant, int units, decimal? price, OrderLine? line, string field)
    {
        if (!facts.Items.TryGetValue(variant, out var item) || !item.IsActive)
        {
            return [OrderErrors.ListingUnavailable(item?.Name ?? "This item", $"{field}.variantId")];
        }

        List<Error> errors = [.. OrderValidation.Check(price, item, order.AgeVerified, field), .. Supply(item, units, field)];
        if (item.Price.Currency.Code != order.CurrencyCode)
        {
            errors.Add(OrderErrors.MixedCurrencies());
        }

        line ??= order.Lines.FirstOrDefault(l => l.VariantId == variant && l.Charged > 0);
        if (line?.Charged + units > OrderValidation.MaxQuantity)
        {
            errors.Add(CommonErrors.OutOfRange($"{field}.quantity", $"at most {OrderValidation.MaxQuantity} with what is ordered already"));
        }

        if (errors.Count > 0)
        {
            return errors;
        }

        if (line is { DiscountMinor: 0 } && line.UnitPriceMinor == item.Price.Minor && line.TaxRate == item.TaxRate)
        {
            order.AddUnits(line, units);
        }
        else
        {
            line = order.AddLine(item, units, at.Ids, at.Now);
        }

        if (item.VendorId is null)
        {
            _added.Add(new LineDemand(line.Position - 1, variant, units));
        }

        return [];
    }

    /// <summary>What is added must be there, it is never backordered; a vendor's items only as long as no vendor was asked.</summary>
    private IEnumerable<Error> Supply(SellableItem item, int units, string field)
    {
        var where = facts.Free(item.VariantId);
        var available = where.Sum(a => a.Available) - _added.Where(a => a.Variant == item.VariantId).Sum(a => a.Quantity);
        return item.VendorId is { } vendor ? _wasSecured || order.SubOrders.Any(s => s.VendorId == vendor && s.Status != SubOrderStatus.Waiting) ? [ModifyErrors.VendorIsAsked(item.Name).At(field)] : []
            : available < units ? [StockErrors.Insufficient(item.Name, units, Math.Max(0, available), where).At($"{field}.quantity")] : [];
    }

    private Result<Done> Price()
    {
        if (!ChangesLines)
        {
            return Done.Value;
        }

        order.Reprice(policy.Delivery, command.ReasonCode == ReasonCodes.NotAvailable, at.Now);
        var unpaid = Owes ? _added.Sum(a => a.Quantity) + order.Lines.Sum(order.Awaiting) : 0;
        return order.Lines.Sum(l => l.Units.Open) > unpaid ? Done.Value : ModifyErrors.NothingLeft();
    }

    private Result<Done> Address()
    {
        if (command.Changes.OfType<OrderChange.ChangeAddress>().SingleOrDefault() is not { Address: { } address } || AddressRules.Clean(address) is var to && to == order.ShippingAddress)
        {
            return Done.Value;
        }

        return order.ChangeAddress(to);
    }

    private void Weigh()
    {
        var isNew = facts.Customer is null || facts.Customer.CreatedAt > at.Now.AddDays(-1);
        order.Weigh(RiskScore.Of(order.Total, isNew, order.ShippingAddress.Country != order.BillingAddress.Country, order.DeliveryType == DeliveryType.Express), at.Ids, at.Now);
    }

    /// <summary>A paid order that costs more now than was paid.</summary>
    private bool Owes => _wasSecured && order.AcceptedOnAccountAt is null && order.Due.Minor > 0;

    /// <summary>
    /// Added units of a paid order are held until the difference is paid; all other unpacked units are routed together, with what was
    /// added, or since less is needed now.
    /// </summary>
    private Result<Done> Route()
    {
        var hubs = facts.Routing;
        var waits = _added.Count > 0 && Owes;
        if (waits)
        {
            var held = Reroute.UntilPaid(at, order, hubs, _added, at.Now + policy.HoldForDifference);
            if (!held.Ok)
            {
                return held.Error;
            }

            hubs = held.Value;
        }

        var more = _added.Count == 0 || waits ? [] : _wasSecured ? _added : Reroute.Demand(order);
        return Reroute.Unpacked(at, order, hubs, more, HeldUntil).Map(_ => Done.Value);
    }

    /// <summary>A change gives an order that is not paid no more time, unless its time is over.</summary>
    private DateTime HeldUntil => order.ReservationExpiresAt is { } until && until > at.Now ? until : at.Now + policy.HoldTimeOf(order.CustomerId);
}
