using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Jobs;

namespace OrderDesk.Data.Inventory;

/// <summary>Recomputes every balance from its ledger in the database itself, and names each that differs (RULES 3).</summary>
internal sealed class LedgerProver(IDatabase database) : ILedgerProver
{
    private static readonly (string Rule, string Sql)[] Rules =
    [
        ("counters = sum of movements", """
            SELECT s.variant_id || ' in hub ' || s.hub_id, COALESCE(m.a, 0) || '/' || COALESCE(m.b, 0) || '/' || COALESCE(m.c, 0) || '/' || COALESCE(m.d, 0), s.on_hand || '/' || s.reserved || '/' || s.committed || '/' || s.blocked
            FROM stock_levels s LEFT JOIN (SELECT variant_id, hub_id, SUM(on_hand_delta) a, SUM(reserved_delta) b, SUM(committed_delta) c, SUM(blocked_delta) d FROM stock_movements GROUP BY variant_id, hub_id) m
              ON m.variant_id = s.variant_id AND m.hub_id = s.hub_id
            WHERE s.on_hand <> COALESCE(m.a, 0) OR s.reserved <> COALESCE(m.b, 0) OR s.committed <> COALESCE(m.c, 0) OR s.blocked <> COALESCE(m.d, 0)
            """),
        ("places = sum of their movements", """
            SELECT p.variant_id || ' in hub ' || p.hub_id || ', bin ' || p.bin_id || ', lot ' || p.lot_id, COALESCE(m.a, 0) || '/' || COALESCE(m.b, 0) || '/' || COALESCE(m.c, 0), p.on_shelf || '/' || p.allocated || '/' || p.blocked
            FROM stock_places p LEFT JOIN (
              SELECT variant_id, hub_id, bin_id, lot_id, SUM(on_hand_delta + committed_delta + blocked_delta) a, SUM(committed_delta) b, SUM(blocked_delta) c
              FROM stock_movements GROUP BY variant_id, hub_id, bin_id, lot_id) m ON m.variant_id = p.variant_id AND m.hub_id = p.hub_id AND m.bin_id = p.bin_id AND m.lot_id = p.lot_id
            WHERE p.on_shelf <> COALESCE(m.a, 0) OR p.allocated <> COALESCE(m.b, 0) OR p.blocked <> COALESCE(m.c, 0)
            """),
        ("on-hand, committed and blocked = sum of the places", """
            SELECT s.variant_id || ' in hub ' || s.hub_id, COALESCE(p.a, 0) || '/' || COALESCE(p.b, 0) || '/' || COALESCE(p.c, 0), s.on_hand || '/' || s.committed || '/' || s.blocked
            FROM stock_levels s LEFT JOIN (
              SELECT variant_id, hub_id, SUM(on_shelf - allocated - blocked) a, SUM(allocated) b, SUM(blocked) c FROM stock_places GROUP BY variant_id, hub_id) p
              ON p.variant_id = s.variant_id AND p.hub_id = s.hub_id
            WHERE s.on_hand <> COALESCE(p.a, 0) OR s.committed <> COALESCE(p.b, 0) OR s.blocked <> COALESCE(p.c, 0)
            """),
        ("allocated = sum of allocations that have not left", """
            SELECT p.variant_id || ' in hub ' || p.hub_id || ', bin ' || p.bin_id || ', lot ' || p.lot_id, '' || COALESCE(a.q, 0), '' || p.allocated
            FROM stock_places p LEFT JOIN (
              SELECT variant_id, hub_id, bin_id, lot_id, SUM(quantity) q FROM stock_allocations WHERE state = 'allocated' GROUP BY variant_id, hub_id, bin_id, lot_id) a
              ON a.variant_id = p.variant_id AND a.hub_id = p.hub_id AND a.bin_id = p.bin_id AND a.lot_id = p.lot_id
            WHERE p.allocated <> COALESCE(a.q, 0)
            """),
        ("units in own parcels = units allocated to them", """
            SELECT x.fulfillment_id || ' line ' || x.line_id, '' || x.quantity, '' || COALESCE(a.q, 0)
            FROM fulfillment_lines x JOIN fulfillments f ON f.id = x.fulfillment_id JOIN orders o ON o.id = f.order_id
            LEFT JOIN (SELECT fulfillment_id, line_id, SUM(quantity) q FROM stock_allocations WHERE state <> 'released' GROUP BY fulfillment_id, line_id) a
              ON a.fulfillment_id = x.fulfillment_id AND a.line_id = x.line_id
            WHERE f.hub_id IS NOT NULL AND f.state <> 'cancelled' AND NOT o.is_history AND x.quantity <> COALESCE(a.q, 0)
            """),
        ("reserved = sum of held reservations", """
            SELECT s.variant_id || ' in hub ' || s.hub_id, '' || COALESCE(r.q, 0), '' || s.reserved
            FROM stock_levels s LEFT JOIN (SELECT variant_id, hub_id, SUM(quantity) q FROM reservations WHERE state = 'held' GROUP BY variant_id, hub_id) r
              ON r.variant_id = s.variant_id AND r.hub_id = s.hub_id
            WHERE s.reserved <> COALESCE(r.q, 0)
            """),
        ("committed = units in own parcels that have not left", """
            SELECT s.variant_id || ' in hub ' || s.hub_id, '' || COALESCE(p.q, 0), '' || s.committed
            FROM stock_levels s LEFT JOIN (
              SELECT l.variant_id, f.hub_id, SUM(x.quantity) q FROM fulfillments f JOIN fulfillment_lines x ON x.fulfillment_id = f.id JOIN order_lines l ON l.id = x.line_id
              JOIN orders o ON o.id = f.order_id
              WHERE f.hub_id IS NOT NULL AND f.state IN ('open', 'picking', 'packed') AND NOT o.is_history GROUP BY l.variant_id, f.hub_id) p ON p.variant_id = s.variant_id AND p.hub_id = s.hub_id
            WHERE s.committed <> COALESCE(p.q, 0)
            """),
        ("held reservations = reserved units of own lines", """
            SELECT l.id || ' of order ' || l.order_id, '' || l.units_reserved, '' || COALESCE(r.q, 0)
            FROM order_lines l LEFT JOIN (SELECT line_id, SUM(quantity) q FROM reservations WHERE state = 'held' GROUP BY line_id) r ON r.line_id = l.id
            JOIN orders o ON o.id = l.order_id
            WHERE l.source = 'own' AND NOT o.is_history AND l.units_reserved <> COALESCE(r.q, 0)
            """),
        ("units sent and received by transfers = their movements", """
            SELECT t.number, l.sent || '/' || l.received, COALESCE(m.sent, 0) || '/' || COALESCE(m.received, 0)
            FROM transfers t JOIN (SELECT transfer_id, SUM(sent) sent, SUM(received) received FROM transfer_lines GROUP BY transfer_id) l ON l.transfer_id = t.id
            LEFT JOIN (
              SELECT m.reason, SUM(CASE WHEN m.kind = 'transfer_out' THEN m.quantity ELSE 0 END) sent, SUM(CASE WHEN m.kind = 'transfer_in' AND m.hub_id = x.to_hub_id THEN m.quantity ELSE 0 END) received
              FROM stock_movements m JOIN transfers x ON x.number = m.reason WHERE m.kind IN ('transfer_out', 'transfer_in') GROUP BY m.reason) m ON m.reason = t.number
            WHERE l.sent <> COALESCE(m.sent, 0) OR l.received <> COALESCE(m.received, 0)
            """),
        ("backordered = sum of units that wait", """
            SELECT v.sku, '' || COALESCE(l.q, 0), '' || v.backordered
            FROM variants v LEFT JOIN (
              SELECT x.variant_id, SUM(x.units_backordered) q FROM order_lines x WHERE x.units_backordered > 0 GROUP BY x.variant_id) l ON l.variant_id = v.id
            WHERE v.backordered <> COALESCE(l.q, 0)
            """),
        ("price = sum of the charged units of its lines", """
            SELECT o.number, l.goods || '/' || l.discount || '/' || l.tax, o.subtotal_minor || '/' || o.discount_minor || '/' || o.tax_minor
            FROM orders o JOIN (
              SELECT order_id, SUM(unit_price_minor * (quantity - removed)) goods, SUM(discount_minor) discount, SUM(tax_minor) tax FROM order_lines GROUP BY order_id) l ON l.order_id = o.id
            WHERE NOT o.is_history AND (o.subtotal_minor <> l.goods OR o.discount_minor <> l.discount OR o.tax_minor <> l.tax)
            """),
        ("holds that wait for a difference = orders that owe it", """
            SELECT o.number, '0', '' || r.q
            FROM orders o JOIN (SELECT order_id, SUM(quantity) q FROM reservations WHERE state = 'held' AND awaits_payment GROUP BY order_id) r ON r.order_id = o.id
            WHERE o.total_minor - o.captured_minor + o.refunded_minor <= 0
            """),
        ("version = last version that was kept", """
            SELECT o.number, '' || COALESCE(r.n, 1), '' || o.revision
            FROM orders o LEFT JOIN (SELECT order_id, MAX(number) n FROM order_revisions GROUP BY order_id) r ON r.order_id = o.id
            WHERE o.revision <> COALESCE(r.n, 1)
            """),
        ("each money transaction sums to zero", """
            SELECT "transaction", '0', '' || SUM(amount_minor) FROM money_entries GROUP BY "transaction", currency_code HAVING SUM(amount_minor) <> 0
            """),
        ("captured = sum of captured payments", """
            SELECT o.number, '' || COALESCE(p.s, 0), '' || o.captured_minor
            FROM orders o LEFT JOIN (SELECT order_id, SUM(amount_minor - transferred_minor) s FROM payments WHERE state = 'captured' GROUP BY order_id) p ON p.order_id = o.id
            WHERE o.captured_minor <> COALESCE(p.s, 0)
            """),
        ("refunded = sum of refunds", """
            SELECT o.number, '' || COALESCE(r.s, 0), '' || o.refunded_minor
            FROM orders o LEFT JOIN (SELECT order_id, SUM(amount_minor) s FROM refunds WHERE state <> 'failed' GROUP BY order_id) r ON r.order_id = o.id
            WHERE o.refunded_minor <> COALESCE(r.s, 0)
            """),
        ("gateway clearing = captured - refunded", """
            SELECT o.number, '' || (o.captured_minor - COALESCE(r.s, 0)), '' || COALESCE(m.s, 0)
            FROM orders o
            LEFT JOIN (SELECT order_id, SUM(amount_minor) s FROM money_entries WHERE account = 'gateway_clearing' GROUP BY order_id) m ON m.order_id = o.id
            LEFT JOIN (SELECT order_id, SUM(amount_minor) s FROM refunds WHERE state = 'succeeded' GROUP BY order_id) r ON r.order_id = o.id
            WHERE NOT o.is_history AND o.captured_minor - COALESCE(r.s, 0) <> COALESCE(m.s, 0)
            """),
        ("a transfer between orders changes no account", """
            SELECT "transaction" || ' ' || account, '0', '' || SUM(amount_minor) FROM money_entries WHERE "transaction" LIKE 'transfer:%' GROUP BY "transaction", account, currency_code HAVING SUM(amount_minor) <> 0
            """),
        ("transferred in - out = its legs in the ledger", """
            SELECT o.number, '' || COALESCE(p.s, 0), '' || COALESCE(m.s, 0)
            FROM orders o
            LEFT JOIN (SELECT order_id, SUM(CASE WHEN source_id IS NULL THEN 0 ELSE amount_minor END - transferred_minor) s FROM payments GROUP BY order_id) p ON p.order_id = o.id
            LEFT JOIN (SELECT order_id, SUM(amount_minor) s FROM money_entries WHERE account = 'gateway_clearing' AND "transaction" LIKE 'transfer:%' GROUP BY order_id) m ON m.order_id = o.id
            WHERE COALESCE(p.s, 0) <> COALESCE(m.s, 0)
            """),
        ("a capture = its parts in the orders that share it", """
            SELECT c.id || ' of order ' || c.order_id, '' || c.amount_minor, '' || f.kept
            FROM payments c JOIN (SELECT COALESCE(source_id, id) root, SUM(amount_minor - transferred_minor) kept FROM payments GROUP BY COALESCE(source_id, id)) f ON f.root = c.id
            WHERE f.kept <> c.amount_minor
            """),
        ("refunded of a capture, over the orders that share it, never exceeds it", """
            SELECT c.id || ' of order ' || c.order_id, 'at most ' || CASE WHEN c.state = 'captured' THEN c.amount_minor ELSE 0 END, '' || f.back
            FROM payments c JOIN (
              SELECT COALESCE(p.source_id, p.id) root, SUM(r.amount_minor) back FROM refunds r JOIN payments p ON p.id = r.payment_id WHERE r.state <> 'failed' GROUP BY COALESCE(p.source_id, p.id)) f ON f.root = c.id
            WHERE f.back > CASE WHEN c.state = 'captured' THEN c.amount_minor ELSE 0 END
            """),
        ("status = last row of the history", """
            SELECT o.number, h.new_status, o.status
            FROM orders o JOIN order_status_history h ON h.id = (SELECT MAX(x.id) FROM order_status_history x WHERE x.order_id = o.id)
            WHERE h.new_status <> o.status
            """),
    ];

    public async Task<LedgerProof> Prove(CancellationToken ct)
    {
        await using var db = database.Read();

        // One snapshot for all rules, so that work going on meanwhile cannot look like a fault.
        await using var snapshot = await db.Database.BeginTransactionAsync(database.Dialect.IsSqlite ? System.Data.IsolationLevel.Unspecified : System.Data.IsolationLevel.RepeatableRead, ct);
        var faults = new List<LedgerFault>();
        foreach (var (rule, sql) in Rules)
            faults.AddRange(await db.Rows(sql, r => new LedgerFault(rule, Text(r.GetValue(0)), Text(r.GetValue(1)), Text(r.GetValue(2))), ct));
        var balances = await db.Scalar<long>("SELECT (SELECT COUNT(*) FROM stock_levels) + (SELECT COUNT(*) FROM orders)", ct);
        return new LedgerProof((int)balances, faults);
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
