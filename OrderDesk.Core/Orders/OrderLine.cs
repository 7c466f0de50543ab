using OrderDesk.Core.Common;

namespace OrderDesk.Core.Orders;

/// <summary>
/// One product variant at one price from one source. Keeps a snapshot of the product as it was sold; amounts are minor units of
/// the order's currency.
/// </summary>
public sealed class OrderLine
{
    private OrderLine()
    {
    }

    public LineId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    /// <summary>From 1, as on paper.</summary>
    public int Position { get; private set; }

    public VariantId VariantId { get; private set; }

    public string Sku { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Options { get; private set; } = "";

    public string Category { get; private set; } = "";

    public LineSource Source { get; private set; }

    public VendorId? VendorId { get; private set; }

    public int Quantity { get; private set; }

    public long UnitPriceMinor { get; private set; }

    /// <summary>This line's share of the order's discount, as a positive amount.</summary>
    public long DiscountMinor { get; private set; }

    /// <summary>Basis points.</summary>
    public int TaxRate { get; private set; }

    public long TaxMinor { get; private set; }

    public LineUnits Units { get; private set; }

    /// <summary>Units that changes of the order took off: cancelled, and not charged. Units of an order that was cancelled as a whole are not among them.</summary>
    public int Removed { get; private set; }

    /// <summary>Units that the order is for.</summary>
    public int Charged => Quantity - Removed;

    /// <summary>When the backordered units are expected, as the customer was last told; null when nobody knows.</summary>
    public DateOnly? ExpectedOn { get; private set; }

    /// <summary>What its cancelled units had cost, discount and tax included: frozen when they were cancelled.</summary>
    public long CancelledMinor { get; private set; }

    /// <summary>The line of the parent that it was split from: its units wait in that line's place.</summary>
    public LineId? SplitFrom { get; private set; }

    /// <summary>Charged units times price, less discount, with tax.</summary>
    public long NetMinor => GoodsMinor - DiscountMinor + TaxMinor;

    /// <summary>Charged units times price, before discount and tax.</summary>
    public long GoodsMinor => UnitPriceMinor * Charged;

    public LineStatus Status => FulfillmentProjection.OfLine(Source, Units);

    public static OrderLine Of(LineId id, OrderId order, int position, PricedLine line) => new()
    {
        Id = id,
        OrderId = order,
        Position = position,
        VariantId = line.Item.VariantId,
        Sku = line.Item.Sku,
        Name = line.Item.Name,
        Options = line.Item.Options,
        Category = line.Item.Category,
        Source = line.Item.VendorId is null ? LineSource.Own : LineSource.Vendor,
        VendorId = line.Item.VendorId,
        Quantity = line.Quantity,
        UnitPriceMinor = line.UnitPrice.Minor,
        DiscountMinor = line.Discount.Minor,
        TaxRate = line.Item.TaxRate,
        TaxMinor = line.Tax.Minor,
        Units = LineUnits.OfPending(line.Quantity),
    };

    internal Result<Done> Move(UnitPlace from, UnitPlace to, int count)
    {
        var moved = Units.Move(from, to, count);
        if (!moved.Ok)
        {
            return moved.Error.With("line", Position);
        }

        Units = moved.Value;
        return Done.Value;
    }

    /// <summary>Units that are cancelled are not charged any more; the line's discount and tax shrink with them.</summary>
    internal void Remove(int units)
    {
        DiscountMinor = (long)((Int128)DiscountMinor * (Charged - units) / Charged);
        Removed += units;
        RefreshTax();
    }

    /// <summary>Units at the line's price. A line with a discount gets none: its units would no longer be alike.</summary>
    internal void Add(int units)
    {
        Quantity += units;
        Units = Units.More(units);
        RefreshTax();
    }

    internal void Expect(DateOnly? day) => ExpectedOn = day;

    /// <summary>Cancels what has not left, wherever it is, with its share of the price.</summary>
    /// <returns>What it had cost, in minor units.</returns>
    internal long CancelUnsent(Currency currency)
    {
        var share = CostOf(Units.Cancellable, currency);
        foreach (var place in new[] { UnitPlace.Pending, UnitPlace.Reserved, UnitPlace.Backordered, UnitPlace.Committed, UnitPlace.Packed })
        {
            Units = Units.At(place) > 0 ? Units.Move(place, UnitPlace.Cancelled, Units.At(place)).Value : Units;
        }

        CancelledMinor += share;
        return share;
    }

    /// <summary>What so many units cost that are not cancelled, discount and tax included; the last ones get what rounding left.</summary>
    internal long CostOf(int units, Currency currency) =>
        new Money(NetMinor - CancelledMinor, currency).Split([units, Quantity - Units.Cancelled - units])[0].Minor;

    /// <summary>
    /// Backordered units leave for a line of another order, with the same unit price and their share of discount and tax: both
    /// lines together cost what this one did. The line may be left empty.
    /// </summary>
    internal OrderLine SplitOff(int units, LineId id, OrderId order, int position, Currency currency)
    {
        var (discount, tax) = (ShareOf(DiscountMinor, units, currency), ShareOf(TaxMinor, units, currency));
        var part = (OrderLine)MemberwiseClone();
        (part.Id, part.OrderId, part.Position, part.SplitFrom) = (id, order, position, SplitFrom ?? Id);
        (part.Quantity, part.Removed, part.DiscountMinor, part.TaxMinor, part.CancelledMinor) = (units, 0, discount, tax, 0);
        part.Units = LineUnits.All(UnitPlace.Backordered, units);
        (Quantity, DiscountMinor, TaxMinor) = (Quantity - units, DiscountMinor - discount, TaxMinor - tax);
        Units = Units.Without(UnitPlace.Backordered, units);
        return part;
    }

    /// <summary>What <see cref="SplitOff"/> would take along with so many units.</summary>
    internal long PriceOf(int units, Currency currency) => (UnitPriceMinor * units) - ShareOf(DiscountMinor, units, currency) + ShareOf(TaxMinor, units, currency);

    private long ShareOf(long minor, int units, Currency currency) => new Money(minor, currency).Split([Charged - units, units])[1].Minor;

    private void RefreshTax() => TaxMinor = Pricing.Tax(GoodsMinor - DiscountMinor, TaxRate);

    internal void SetHistoric(LineUnits units)
    {
        if (units.Ordered != Quantity)
        {
            throw new ArgumentException("The units of a line must add up to its quantity.", nameof(units));
        }

        Units = units;
    }
}
