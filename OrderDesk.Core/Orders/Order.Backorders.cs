using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Core.Orders;

/// <summary>Units that were sold before they were there (DESIGN 3): pending, backordered, reserved, committed.</summary>
public sealed partial class Order
{
    public bool HasBackorder => _lines.Any(l => l.Units.Backordered > 0);

    /// <summary>One delivery was asked for, and not everything is there.</summary>
    public bool WaitsForRest => ShipComplete && HasBackorder;

    /// <summary>Units that are not there wait for goods. The guarded counter of the variant has the last word when the order is saved.</summary>
    public Result<Done> Backorder(IEnumerable<BackorderedUnits> units, DateTime now)
    {
        foreach (var (index, quantity, expectedOn) in units)
        {
            var line = LineAt(index);
            var moved = line.Move(UnitPlace.Pending, UnitPlace.Backordered, quantity);
            if (!moved.Ok)
            {
                return moved.Error;
            }

            line.Expect(expectedOn);
            CountBackordered(line, quantity);
            Track(TrackingKind.StockUpdate, $"{quantity} × {line.Name} backordered, {BackorderTerms.WordsOf(expectedOn)}", now, ("sku", line.Sku));
        }

        RefreshStatuses();
        return Done.Value;
    }

    /// <summary>Goods have come for units that waited: they are held and, since the order is secured, committed at once.</summary>
    public Result<Done> FillBackorder(IReadOnlyList<Allocation> allocations, IdSource ids, DateTime now)
    {
        if (!IsSecured || IsFinal)
        {
            return OrderErrors.NotWaitingForGoods();
        }

        foreach (var allocation in allocations)
        {
            var line = LineAt(allocation.LineIndex);
            var moved = line.Move(UnitPlace.Backordered, UnitPlace.Reserved, allocation.Quantity);
            if (!moved.Ok)
            {
                return moved.Error;
            }

            _reservations.Add(Reservation.Hold(ids.New<ReservationId>(), Id, line.Id, line.VariantId, allocation.Hub, allocation.Quantity, now, now));
            MoveStock(MovementKind.Held, line, allocation.Hub, allocation.Quantity);
            CountBackordered(line, -allocation.Quantity);
        }

        foreach (var filled in allocations.GroupBy(a => a.LineIndex))
        {
            var line = LineAt(filled.Key);
            var rest = line.Units.Backordered == 0 ? "" : $"; {line.Units.Backordered} more to come";
            Track(TrackingKind.StockUpdate, $"{filled.Sum(a => a.Quantity)} × {line.Name} arrived for this order{rest}", now, ("sku", line.Sku));
        }

        Settle(ids, now);
        return Done.Value;
    }

    /// <summary>Goods are expected on another day. What was promised stays, and says whether it is late.</summary>
    /// <returns>False when the customer knows that already, or nothing waits.</returns>
    public bool ExpectBackorder(LineId id, DateOnly? expectedOn, DateTime now)
    {
        if (Line(id) is not { Units.Backordered: > 0 } line || line.ExpectedOn == expectedOn || IsFinal)
        {
            return false;
        }

        var before = line.ExpectedOn is null ? "" : $"; before, it was {BackorderTerms.WordsOf(line.ExpectedOn)}";
        line.Expect(expectedOn);
        Track(TrackingKind.StockUpdate, $"{line.Units.Backordered} × {line.Name}: {BackorderTerms.WordsOf(expectedOn)}{before}", now, ("sku", line.Sku));
        return true;
    }

    /// <summary>The goods may have come between placing and paying.</summary>
    private void AskForGoods()
    {
        foreach (var line in _lines.Where(l => l.Units.Backordered > 0))
        {
            var message = new OrderFact.ToSend(Topics.FillBackorders, $"fill:{line.Id}", $"{line.VariantId}");
            if (!_facts.Contains(message))
            {
                Record(message);
            }
        }
    }

    /// <param name="isOwed">Sold from the shelf and not found: they wait whatever the limit says.</param>
    private void CountBackordered(OrderLine line, int units, bool isOwed = false)
    {
        if (units != 0)
        {
            Record(new OrderFact.BackorderMoved(line.VariantId, units, isOwed));
        }
    }
}
