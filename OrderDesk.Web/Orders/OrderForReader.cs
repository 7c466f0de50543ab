using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Web.Orders;

/// <summary>
/// An order as one reader may see it over the API (DESIGN 11): a vendor neither the payment, nor totals of the whole, nor the
/// customer's e-mail and phone; a customer neither holds, nor who worked on it.
/// </summary>
internal sealed class OrderForReader(Order order, Caller caller, DateTime now)
{
    private bool ForVendor => caller.IsVendor;

    private bool ForStaff => caller.IsStaff;

    public OrderAnswer Answer(IReadOnlyList<TimelineEntry> timeline, OrderFamily family)
    {
        var sellers = Sellers();
        return new OrderAnswer
        {
            Id = order.Id.ToString(),
            OrderNumber = order.Number,
            Status = WireName.Of(order.Status),
            StatusUpdatedAt = order.StatusAt,
            FulfillmentStatus = WireName.Of(order.FulfillmentStatus),
            PaymentStatus = ForVendor ? null : WireName.Of(order.PaymentStatus),
            OrderType = WireName.Of(order.Type),
            ParentOrder = family.Parent is { } parent ? Related(parent) : null,
            Backorders = [.. family.Children.Select(Related)],
            Source = WireName.Of(order.Source),
            ExternalRef = ForVendor ? null : order.ExternalRef,
            Priority = WireName.Of(order.Priority),
            IsLate = order is { IsFinal: false, DeliveredAt: null, IsHistory: false } && order.PromisedAt < now,
            OnHold = order.HasHold,
            CancelReason = order.CancelReason is { } reason ? ReasonSeen(reason, caller) : null,
            Notes = order.CustomerNotes,
            Buyer = Buyer(),
            Seller = sellers.Count == 1 ? sellers[0] : null,
            Sellers = sellers,
            Items = [.. order.Lines.Where(l => l.Charged > 0).OrderBy(l => l.Position).Select(Line)],
            Totals = ForVendor ? null : Totals(),
            TotalAmount = ForVendor ? null : order.Total.Major,
            Currency = order.CurrencyCode,
            Payment = ForVendor ? null : Payment(),
            Shipping = Shipping(),
            SubOrders = [.. order.SubOrders.Select(SubOrder)],
            Fulfillments = Fulfillments(),
            Holds = ForStaff ? [.. order.Holds.Select(Hold)] : null,
            Timeline = [.. timeline.Select(t => Entry(t, caller))],
            AllowedActions = [.. OrderActions.For(order, caller).Select(Action)],
            ExpectedPath = [.. OrderLifecycle.ExpectedPath(order.PaymentMethod).Select(WireName.Of)],
            CreatedAt = order.PlacedAt,
            UpdatedAt = order.UpdatedAt,
            Version = order.Version,
        };
    }

    public IReadOnlyList<FulfillmentAnswer> Fulfillments() => [.. order.Fulfillments.OrderBy(f => f.Number).Select(Fulfillment)];

    public static TimelineAnswer Entry(TimelineEntry t, Caller caller) => new()
    {
        Id = t.Id.ToString(),
        Type = WireName.Of(t.Kind),
        Status = t.Status is { } status ? WireName.Of(status) : null,
        Timestamp = t.OccurredAt,
        RecordedAt = t.RecordedAt,
        Description = t.Description,
        Source = t.Source,
        By = caller.IsStaff ? t.By : null,
        Location = t.Location,
        TrackingNumber = t.Data.GetValueOrDefault("trackingNumber"),
        Metadata = t.Data.Count == 0 ? null : t.Data,
    };

    public static HistoryAnswer Entry(HistoryEntry h, Caller caller) => new(
        h.From is { } from ? WireName.Of(from) : null,
        WireName.Of(h.To),
        h.Reason is null ? null : ReasonSeen(h.Reason, caller),
        caller.IsStaff ? h.Notes : null,
        caller.IsStaff ? h.By : null,
        h.At);

    /// <summary>Suspicions and the like stay in the house.</summary>
    private static string? ReasonSeen(string reason, Caller caller) =>
        caller.IsStaff || ReasonCodes.Knows(ReasonCodes.CancelByCustomer, reason) || reason is "unpaid" or "items_unavailable" or "reservation_expired" ? reason : null;

    private static RelatedOrderAnswer Related(RelatedOrder o) => new(o.Id.ToString(), o.Number, WireName.Of(o.Status), o.Units, o.Waiting);

    private PartyAnswer Buyer() => new()
    {
        Id = ForVendor ? null : order.CustomerId?.ToString(),
        Name = order.Customer.Name,
        Email = ForVendor ? null : order.Customer.Email,
        Phone = ForVendor ? null : order.Customer.Phone,
    };

    private List<PartyAnswer> Sellers()
    {
        var vendors = order.SubOrders.Select(s => new PartyAnswer { Id = s.VendorId.ToString(), Name = s.VendorName, StoreName = s.VendorName }).DistinctBy(p => p.Id).ToList();
        return order.Lines.Any(l => l.Source == LineSource.Own) ? [new PartyAnswer { Name = "OrderDesk", StoreName = "OrderDesk" }, .. vendors] : vendors;
    }

    private LineAnswer Line(OrderLine l) => new()
    {
        Id = l.Id.ToString(),
        VariantId = l.VariantId.ToString(),
        Sku = l.Sku,
        ProductName = l.Name,
        Options = l.Options.Length > 0 ? l.Options : null,
        Quantity = l.Charged,
        UnitPrice = Major(l.UnitPriceMinor),
        TotalPrice = Major(l.GoodsMinor),
        Discount = Major(l.DiscountMinor),
        Tax = Major(l.TaxMinor),
        Source = WireName.Of(l.Source),
        VendorId = l.VendorId?.ToString(),
        Status = WireName.Of(l.Status),
        Units = new UnitsAnswer(l.Units.Pending, l.Units.Reserved, l.Units.Backordered, l.Units.Committed, l.Units.Packed, l.Units.Shipped, l.Units.Delivered, l.Units.Returned, l.Units.Cancelled),
        ExpectedOn = l.Units.Backordered > 0 ? l.ExpectedOn : null,
    };

    private TotalsAnswer Totals() => new(
        Major(order.SubtotalMinor), Major(order.DiscountMinor), Major(order.DeliveryMinor), Major(order.TaxMinor), order.Total.Major, Major(order.CancelledMinor), Major(order.CapturedMinor), Major(order.RefundedMinor), order.Due.Major);

    private PaymentAnswer Payment()
    {
        var reference = order.Payments.LastOrDefault(p => p.Reference is not null)?.Reference;
        return new PaymentAnswer
        {
            Method = WireName.Of(order.PaymentMethod),
            Status = WireName.Of(order.PaymentStatus),
            PaymentIntentId = order.PaymentMethod == PaymentMethod.Card ? reference : null,
            TransactionHash = order.PaymentMethod == PaymentMethod.Crypto ? reference : null,
            EscrowId = order.PaymentMethod == PaymentMethod.Escrow ? reference : null,
            Payments = [.. order.Payments.OrderBy(p => p.Number).Select(p => new SinglePaymentAnswer(
                p.Id.ToString(), WireName.Of(p.Method), WireName.Of(p.State), Major(p.AmountMinor), p.Label, p.Reference, p.DeclineCode, p.RequestedAt, p.SettledAt) { Transferred = Major(p.TransferredMinor), SourcePaymentId = p.SourceId?.ToString() })],
            Refunds = [.. order.Refunds.OrderBy(r => r.Number).Select(r => new RefundAnswer(
                r.Id.ToString(), r.PaymentId.ToString(), WireName.Of(r.State), Major(r.AmountMinor), ReasonSeen(r.Reason, caller) ?? "cancelled", r.RequestedAt, r.SettledAt))],
        };
    }

    private ShippingAnswer Shipping()
    {
        var parcel = order.Fulfillments.Where(f => f.TrackingNumber is not null).MaxBy(f => f.Number);
        return new ShippingAnswer
        {
            Method = WireName.Of(order.DeliveryType),
            Carrier = parcel?.Carrier,
            TrackingNumber = parcel?.TrackingNumber,
            EstimatedDelivery = order.PromisedAt,
            ScheduledDelivery = order.ScheduledDelivery,
            ActualDeliveryDate = order.DeliveredAt,
            Address = AddressAnswer.Of(order.ShippingAddress),
            BillingAddress = ForVendor ? null : AddressAnswer.Of(order.BillingAddress),
        };
    }

    private SubOrderAnswer SubOrder(SubOrder s) => new()
    {
        Id = s.Id.ToString(),
        ParentOrderId = order.Id.ToString(),
        VendorId = s.VendorId.ToString(),
        VendorName = s.VendorName,
        VendorType = WireName.Of(s.VendorType),
        Status = WireName.Of(s.Status),
        StatusUpdatedAt = s.StatusAt,
        Subtotal = Major(s.SubtotalMinor),
        AcceptBy = s.AcceptBy,
        DeclineReason = ForStaff || ForVendor ? s.DeclineReason : null,
        Items = [.. order.Lines.Where(l => l.VendorId == s.VendorId && l.Charged > 0).Select(l => l.Id.ToString())],
        FulfillmentIds = [.. order.Fulfillments.Where(f => f.SubOrderId == s.Id).Select(f => f.Id.ToString())],
    };

    private FulfillmentAnswer Fulfillment(Fulfillment f) => new()
    {
        Id = f.Id.ToString(),
        Number = f.Number,
        HubId = f.HubId?.ToString(),
        SubOrderId = f.SubOrderId?.ToString(),
        Status = WireName.Of(f.State),
        StatusUpdatedAt = f.StateAt,
        Carrier = f.Carrier,
        TrackingNumber = f.TrackingNumber,
        PickedBy = caller.IsCustomer ? null : f.PickedBy,
        PackedBy = caller.IsCustomer ? null : f.PackedBy,
        ShippedAt = f.ShippedAt,
        DeliveredAt = f.DeliveredAt,
        Items = [.. f.Lines.Select(l => new FulfillmentLineAnswer(l.LineId.ToString(), l.Quantity))],
    };

    private static HoldAnswer Hold(Hold h) =>
        new(h.Id.ToString(), WireName.Of(h.Kind), h.ReasonCode, h.Note, h.PlacedBy, h.PlacedAt, h.ReleasedBy, h.ReleasedAt, h.IsActive);

    private static AllowedActionAnswer Action(AllowedAction a) =>
        new(a.Action.Code, a.Action.Label, a.Allowed, a.Allowed ? null : [.. a.Blocks.Select(b => new BlockAnswer(b.Code, b.Words))]);

    private decimal Major(long minor) => new Money(minor, order.Currency).Major;
}

/// <summary>Rows of lists and states after changes, as one reader may see them.</summary>
internal static class OrderRows
{
    public static OrderRowAnswer Answer(OrderRow row, Caller caller) => new()
    {
        Id = row.Id.ToString(),
        OrderNumber = row.Number,
        Status = WireName.Of(row.Status),
        StatusUpdatedAt = row.StatusAt,
        PaymentStatus = caller.IsVendor ? null : WireName.Of(row.PaymentStatus),
        FulfillmentStatus = WireName.Of(row.FulfillmentStatus),
        // Of a vendor's row: their part.
        TotalAmount = row.Total.Major,
        Currency = row.Total.Currency.Code,
        Buyer = caller.IsCustomer ? null : new PartyAnswer { Id = caller.IsVendor ? null : row.CustomerId?.ToString(), Name = row.CustomerName },
        Seller = caller.IsVendor || row.VendorNames is null ? null : new PartyAnswer { Name = row.VendorNames, StoreName = row.VendorNames },
        ItemCount = row.Units,
        Priority = WireName.Of(row.Priority),
        Source = WireName.Of(row.Source),
        OrderType = WireName.Of(row.Type),
        ParentOrderNumber = row.RestOf,
        IsLate = row.IsLate,
        OnHold = row.HasHold,
        CreatedAt = row.PlacedAt,
        EstimatedDelivery = row.PromisedAt,
        Version = row.Version,
    };

    public static OrderStateAnswer State(OrderState state, Caller caller, string? trackingNumber = null) => new()
    {
        Id = state.Id.ToString(),
        OrderNumber = state.Number,
        Status = WireName.Of(state.Status),
        StatusUpdatedAt = state.StatusAt,
        PaymentStatus = caller.IsVendor ? null : WireName.Of(state.PaymentStatus),
        FulfillmentStatus = WireName.Of(state.FulfillmentStatus),
        TotalAmount = caller.IsVendor ? null : state.Total.Major,
        Currency = caller.IsVendor ? null : state.Currency,
        EstimatedDelivery = state.PromisedAt,
        TrackingUrl = caller.IsCustomer ? Links.MyOrder(state.Number) : Links.Order(state.Number),
        TrackingNumber = trackingNumber,
        Version = state.Version,
    };
}
