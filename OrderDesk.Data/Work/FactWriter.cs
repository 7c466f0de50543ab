using System.Text.Json;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Routing;
using OrderDesk.Data.Orders;
using OrderDesk.Data.Outbox;

namespace OrderDesk.Data.Work;

/// <summary>Writes each fact of an order to its ledger, in the transaction of the change (DESIGN 1).</summary>
internal sealed class FactWriter(IStock stock, Caller caller, IdSource ids, DateTime now)
{
    private readonly List<OutboxMessage> _messages = [];
    private readonly List<object> _rows = [];

    /// <summary>The rows of the ledgers, in the order of the facts; only ever appended.</summary>
    public IReadOnlyList<object> Rows => _rows;

    /// <summary>What is to be told or done outside; the same wish twice, by its key, is one message.</summary>
    public IReadOnlyList<object> Messages => _messages;

    public void Write(Order order)
    {
        foreach (var fact in order.Facts)
            Write(order, fact);
    }

    private void Write(Order order, OrderFact fact)
    {
        switch (fact)
        {
            case OrderFact.StatusChanged changed:
                Status(order, changed);
                break;
            case OrderFact.Tracked tracked:
                Track(order, tracked);
                break;
            case OrderFact.StockMoved moved:
                stock.Move(moved.Move);
                break;
            case OrderFact.BackorderMoved moved:
                stock.Backorder(moved.Variant, moved.Units, moved.IsOwed);
                break;
            case OrderFact.PaymentMoved moved:
                _rows.Add(PaymentEvent.Of(ids.New<RowId>(), order.Id, moved.Payment, moved.Kind, moved.AmountMinor, moved.Reference, moved.Detail, now));
                break;
            case OrderFact.MoneyMoved moved:
                Money(order, moved);
                break;
            case OrderFact.Routed routed:
                _rows.Add(RoutingRecord.Of(ids.New<RowId>(), order.Id, routed.Decision, now));
                break;
            case OrderFact.Revised revised:
                _rows.Add(OrderRevision.Of(ids.New<RowId>(), order.Id, revised, caller.Name));
                break;
            case OrderFact.ToSend message:
                _messages.Add(new OutboxMessage { Id = ids.New<RowId>(), Topic = message.Topic, Key = message.Key, Payload = message.Payload, NextAt = now, CreatedAt = now });
                break;
            default:
                throw new InvalidOperationException($"No ledger for {fact.GetType().Name}.");
        }
    }

    private void Status(Order order, OrderFact.StatusChanged changed)
    {
        _rows.Add(new StatusHistoryRow
        {
            Id = ids.New<RowId>(),
            OrderId = order.Id,
            PreviousStatus = changed.From,
            NewStatus = changed.To,
            ChangedBy = caller.Name,
            Reason = changed.Reason,
            Notes = changed.Notes,
            CreatedAt = changed.At,
        });
        _rows.Add(new TrackingEventRow
        {
            Id = ids.New<RowId>(),
            OrderId = order.Id,
            Kind = TrackingKind.StatusChange,
            Status = changed.To,
            Description = StatusWords.Of(changed.To, changed.From),
            Source = caller.Side,
            By = caller.Name,
            ForCustomer = true,
            OccurredAt = changed.At,
            RecordedAt = now,
        });
    }

    private void Track(Order order, OrderFact.Tracked tracked) => _rows.Add(new TrackingEventRow
    {
        Id = ids.New<RowId>(),
        OrderId = order.Id,
        Kind = tracked.Kind,
        Description = tracked.Description,
        Data = tracked.Data.Count == 0 ? null : JsonSerializer.Serialize(tracked.Data),
        Source = tracked.Source ?? caller.Side,
        By = caller.Name,
        Location = tracked.Location,
        ForCustomer = tracked.ForCustomer,
        OccurredAt = tracked.OccurredAt,
        RecordedAt = now,
    });

    private void Money(Order order, OrderFact.MoneyMoved moved) => _rows.AddRange(
    [
        MoneyEntry.Of(ids.New<RowId>(), order.Id, moved.Transaction, moved.Debit, moved.Amount, now),
        MoneyEntry.Of(ids.New<RowId>(), order.Id, moved.Transaction, moved.Credit, -moved.Amount, now),
    ]);
}
