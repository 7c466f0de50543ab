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
