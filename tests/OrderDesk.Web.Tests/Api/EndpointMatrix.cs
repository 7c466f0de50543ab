using static OrderDesk.Web.Tests.Api.Scene;

namespace OrderDesk.Web.Tests.Api;

/// <summary>
/// One endpoint and what each person gets of the first customer's order, which the first vendor has a part in (RULES 24).
/// </summary>
/// <param name="Template">As it is mapped.</param>
/// <param name="Path">With <c>$order</c> and the like for what the scene has made; null: the template as it is.</param>
/// <param name="Expected">The statuses of <see cref="EndpointMatrix.People"/>, in their order.</param>
public sealed record EndpointRow(string Method, string Template, Stage Stage, string? Path, string? Body, string Expected)
{
    public override string ToString() => $"{Method} {Template}";
}

/// <summary>Every endpoint × every role × own and foreign records.</summary>
public static class EndpointMatrix
{
    /// <summary>vendor1 and customer1 own the record, vendor2 and customer2 do not; the last one is nobody.</summary>
    public static readonly string?[] People = ["admin", "manager", "support", "warehouse", "vendor1", "vendor2", "customer1", "customer2", null];

    private const string Order = """{"customerId":"$customer","shippingAddress":{"name":"Ada","street":"Ring 1","city":"Berlin","postalCode":"10115","country":"DE"},"items":[{"variantId":"$variant","quantity":1}],"paymentMethodId":"pm_card_visa"}""";

    //                                        admin mgr sup whs ven fgn cus fgn nobody
    private const string Everybody = "200 200 200 200 200 200 200 200 401";
    private const string Staff = "200 200 200 200 403 403 403 403 401";
    private const string Desk = "200 200 200 403 403 403 403 403 401";
    private const string Leads = "200 200 403 403 403 403 403 403 401";
    private const string WhoSeesTheOrder = "200 200 200 200 200 404 200 404 401";
    private const string BuyersAndDesk = "200 200 200 403 403 403 200 404 401";
    private const string ParcelWorkers = "200 200 403 200 200 404 403 403 401";
    private const string SubOrderWorkers = "200 200 403 403 200 404 403 403 401";

    private const string Floor = "200 200 403 200 403 403 403 403 401";
    private const string NoWave = "404 404 403 404 403 403 403 403 401";

    /// <summary>A record that nobody has, to those who may ask for it.</summary>
    private const string Unknown = "404 404 403 403 403 403 403 403 401";

    private const string NobodysRecord = "404 404 404 404 403 403 403 403 401";
    private const string NobodysWork = "404 404 403 404 403 403 403 403 401";
    private const string FloorDone = "200 200 403 200 403 403 403 403 401";
    private const string UnknownToStockPeople = "404 404 403 404 403 403 403 403 401";

    public static readonly EndpointRow[] Rows =
    [
        new("POST", "/api/orders", Stage.Shop, null, Order, "201 201 201 403 403 403 201 422 401"),
        new("POST", "/api/orders/validate", Stage.Shop, null, Order, "200 200 200 403 403 403 200 200 401"),
        new("GET", "/api/orders", Stage.Shop, null, null, Everybody),
        new("GET", "/api/orders/buyer/{buyerId}", Stage.Shop, "/api/orders/buyer/$customer", null, "200 200 200 200 404 404 200 404 401"),
        new("GET", "/api/orders/seller/{sellerId}", Stage.Shop, "/api/orders/seller/$vendor", null, "200 200 200 200 200 404 404 404 401"),
        new("GET", "/api/orders/{id}", Stage.Paid, "/api/orders/$order", null, WhoSeesTheOrder),
        new("GET", "/api/orders/{id}/timeline", Stage.Paid, "/api/orders/$order/timeline", null, WhoSeesTheOrder),
        new("GET", "/api/orders/{id}/history", Stage.Paid, "/api/orders/$order/history", null, WhoSeesTheOrder),
        new("GET", "/api/orders/{id}/fulfillments", Stage.Paid, "/api/orders/$order/fulfillments", null, WhoSeesTheOrder),
        new("PUT", "/api/orders/{id}/status", Stage.Accepted, "/api/orders/$order/status", """{"status":"processing"}""", ParcelWorkers),
        new("POST", "/api/orders/{id}/payments", Stage.Unpaid, "/api/orders/$order/payments", """{"paymentMethodId":"pm_card_visa"}""", BuyersAndDesk),
        new("POST", "/api/orders/{id}/payments/confirm", Stage.NeedsAction, "/api/orders/$order/payments/confirm", null, BuyersAndDesk),
        new("POST", "/api/orders/{id}/cancel", Stage.Paid, "/api/orders/$order/cancel", """{"reasonCode":"other"}""", BuyersAndDesk),
        new("POST", "/api/orders/{id}/split", Stage.Backordered, "/api/orders/$order/split", null, "201 201 201 403 403 403 403 403 401"),
        new("POST", "/api/orders/{id}/close-short", Stage.Shipped, "/api/orders/$order/close-short", """{"reasonCode":"other"}""", Desk),
        new("POST", "/api/orders/{id}/modifications", Stage.Paid, "/api/orders/$order/modifications", """{"changes":[{"type":"remove_item","lineId":"$line"}],"reasonCode":"ordered_by_mistake"}""", BuyersAndDesk),
        new("GET", "/api/orders/{id}/modifications", Stage.Paid, "/api/orders/$order/modifications", null, "200 200 200 200 403 403 200 404 401"),
        new("POST", "/api/orders/{id}/complete", Stage.Delivered, "/api/orders/$order/complete", null, BuyersAndDesk),
        new("POST", "/api/orders/{id}/fulfillments", Stage.Accepted, "/api/orders/$order/fulfillments", """{"items":[{"lineId":"$line","quantity":1}]}""", "201 201 403 201 201 404 403 403 401"),
        new("POST", "/api/orders/{id}/fulfillments/{fid}/pick", Stage.Accepted, "/api/orders/$order/fulfillments/$parcel/pick", null, ParcelWorkers),
        new("POST", "/api/orders/{id}/fulfillments/{fid}/pack", Stage.Accepted, "/api/orders/$order/fulfillments/$parcel/pack", null, ParcelWorkers),
        new("POST", "/api/orders/{id}/fulfillments/{fid}/ship", Stage.Packed, "/api/orders/$order/fulfillments/$parcel/ship", """{"carrier":"UPS","trackingNumber":"1Z"}""", ParcelWorkers),
        new("POST", "/api/orders/{id}/fulfillments/{fid}/undo", Stage.Packed, "/api/orders/$order/fulfillments/$parcel/undo", """{"reasonCode":"packed_wrong"}""", ParcelWorkers),
        new("POST", "/api/orders/{id}/fulfillments/{fid}/track", Stage.Shipped, "/api/orders/$order/fulfillments/$parcel/track", """{"status":"in_transit","location":"Kassel"}""", ParcelWorkers),
        new("POST", "/api/orders/{id}/holds", Stage.Paid, "/api/orders/$order/holds", """{"kind":"address","reasonCode":"address_unclear"}""", "201 201 201 403 403 403 403 403 401"),
        new("DELETE", "/api/orders/{id}/holds/{hid}", Stage.Held, "/api/orders/$order/holds/$hold", null, Desk),
        new("POST", "/api/orders/{id}/notes", Stage.Paid, "/api/orders/$order/notes", """{"text":"Call before noon"}""", "201 201 201 201 403 403 403 403 401"),
        new("PUT", "/api/orders/{id}/priority", Stage.Paid, "/api/orders/$order/priority", """{"priority":"urgent"}""", Desk),
        new("POST", "/api/orders/{id}/suborders/{sid}/accept", Stage.Paid, "/api/orders/$order/suborders/$sub/accept", null, SubOrderWorkers),
        new("POST", "/api/orders/{id}/suborders/{sid}/decline", Stage.Paid, "/api/orders/$order/suborders/$sub/decline", """{"reasonCode":"out_of_stock"}""", SubOrderWorkers),
        new("GET", "/api/orders/{id}/documents", Stage.Accepted, "/api/orders/$order/documents", null, WhoSeesTheOrder),
        new("GET", "/api/orders/{id}/packing-slip.pdf", Stage.Accepted, "/api/orders/$order/packing-slip.pdf", null, ParcelWorkers),
        new("GET", "/api/orders/{id}/label.pdf", Stage.Accepted, "/api/orders/$order/label.pdf", null, ParcelWorkers),
        new("GET", "/api/orders/{id}/pick-list.pdf", Stage.Accepted, "/api/orders/$order/pick-list.pdf", null, ParcelWorkers),
        new("POST", "/api/documents/print", Stage.Accepted, null, """{"kind":"packing_slip","parcels":["$parcel"]}""", ParcelWorkers),
        new("GET", "/api/admin/orders", Stage.Shop, null, null, Staff),
        new("PUT", "/api/admin/orders/{id}/status", Stage.Accepted, "/api/admin/orders/$order/status", """{"status":"processing"}""", Leads),
        new("GET", "/api/admin/orders/{id}/history", Stage.Paid, "/api/admin/orders/$order/history", null, Staff),
        new("GET", "/api/reasons", Stage.Shop, null, null, Everybody),
        new("GET", "/api/products", Stage.Shop, null, null, Everybody),
        new("GET", "/api/products/categories", Stage.Shop, null, null, Everybody),
        new("GET", "/api/products/{id}", Stage.Shop, "/api/products/$product", null, "200 200 200 200 200 404 200 200 401"),
        new("GET", "/api/inventory", Stage.Shop, null, null, Staff),
        new("GET", "/api/inventory/{variantId}/{hubId}/movements", Stage.Shop, "/api/inventory/$variant/$hub/movements", null, Staff),
        new("POST", "/api/inventory/adjustments", Stage.Shop, null, """{"variantId":"$variant","hubId":"$hub","quantity":-1,"reasonCode":"damaged"}""", "201 201 403 201 403 403 403 403 401"),
        new("POST", "/api/inventory/receipts", Stage.Shop, null, """{"hubId":"$hub","lines":[{"variantId":"$variant","quantity":1}]}""", "201 201 403 201 403 403 403 403 401"),
        new("GET", "/api/inventory/{variantId}/{hubId}/history", Stage.Shop, "/api/inventory/$variant/$hub/history", null, Staff),
        new("GET", "/api/inventory/places", Stage.Shop, "/api/inventory/places?variantId=$variant", null, Staff),
        new("GET", "/api/inventory/load", Stage.Shop, "/api/inventory/load?hubId=$hub", null, Staff),
        new("POST", "/api/inventory/moves", Stage.Shop, null, """{"variantId":"$variant","hubId":"$hub","toBinCode":"NOWHERE","quantity":1}""", "422 422 403 422 403 403 403 403 401"),
        new("POST", "/api/inventory/write-offs", Stage.Shop, null, """{"variantId":"$variant","hubId":"$hub","quantity":1,"reasonCode":"damaged"}""", "201 201 403 201 403 403 403 403 401"),
        new("GET", "/api/inventory/bins", Stage.Shop, null, null, Staff),
        new("PUT", "/api/inventory/bins", Stage.Shop, null, """{"hubId":"$hub","code":"M-01","zone":"M"}""", FloorDone),
        new("POST", "/api/inventory/bins/range", Stage.Shop, null, """{"hubId":"$hub","from":"M-02","to":"M-04"}""", "201 201 403 201 403 403 403 403 401"),
        new("GET", "/api/inventory/lots", Stage.Shop, null, null, Staff),
        new("GET", "/api/inventory/lots/{lotId}", Stage.Shop, "/api/inventory/lots/lot_0000000000000", null, NobodysRecord),
        new("GET", "/api/inventory/lots/{lotId}/recipients", Stage.Shop, "/api/inventory/lots/lot_0000000000000/recipients", null, NobodysRecord),
        new("POST", "/api/inventory/lots/{lotId}/block", Stage.Shop, "/api/inventory/lots/lot_0000000000000/block", """{"reasonCode":"recall"}""", NobodysWork),
        new("POST", "/api/inventory/lots/{lotId}/unblock", Stage.Shop, "/api/inventory/lots/lot_0000000000000/unblock", null, NobodysWork),
        new("GET", "/api/inventory/transfers", Stage.Shop, null, null, Staff),
        new("GET", "/api/inventory/transfers/{transferId}", Stage.Shop, "/api/inventory/transfers/trf_0000000000000", null, NobodysRecord),
        new("POST", "/api/inventory/transfers", Stage.Shop, null, """{"fromHubId":"$hub","toHubId":"hub_0000000000000","lines":[{"variantId":"$variant","quantity":1}]}""", NobodysWork),
        new("POST", "/api/inventory/transfers/{transferId}/receive", Stage.Shop, "/api/inventory/transfers/trf_0000000000000/receive", null, NobodysWork),
        new("POST", "/api/inventory/transfers/{transferId}/close", Stage.Shop, "/api/inventory/transfers/trf_0000000000000/close", """{"reasonCode":"other"}""", NobodysWork),
        new("POST", "/api/inventory/transfers/{transferId}/cancel", Stage.Shop, "/api/inventory/transfers/trf_0000000000000/cancel", """{"reasonCode":"other"}""", NobodysWork),
        new("GET", "/api/inventory/counts", Stage.Shop, null, null, Staff),
        new("GET", "/api/inventory/counts/{countId}", Stage.Shop, "/api/inventory/counts/cnt_0000000000000", null, NobodysRecord),
        new("POST", "/api/inventory/counts", Stage.Shop, null, """{"hubId":"$hub","variantId":"$variant"}""", "201 201 403 201 403 403 403 403 401"),
        new("POST", "/api/inventory/counts/{countId}/entries", Stage.Shop, "/api/inventory/counts/cnt_0000000000000/entries", """{"lineId":"cnl_0000000000000","counted":1}""", NobodysWork),
        new("POST", "/api/inventory/counts/{countId}/recount", Stage.Shop, "/api/inventory/counts/cnt_0000000000000/recount", null, NobodysWork),
        new("POST", "/api/inventory/counts/{countId}/apply", Stage.Shop, "/api/inventory/counts/cnt_0000000000000/apply", null, NobodysWork),
        new("POST", "/api/inventory/counts/{countId}/cancel", Stage.Shop, "/api/inventory/counts/cnt_0000000000000/cancel", null, NobodysWork),
        new("GET", "/api/backorders", Stage.Shop, null, null, Staff),
        new("POST", "/api/backorders/{variantId}/fill", Stage.Shop, "/api/backorders/$variant/fill", null, Leads),
        new("PUT", "/api/backorders/{variantId}/lines/{lineId}/place", Stage.Shop, "/api/backorders/$variant/lines/lin_0000000000000/place", """{"place":1}""", Unknown),
        new("PUT", "/api/products/{id}/variants/{variantId}/backorder", Stage.Shop, "/api/products/$product/variants/$variant/backorder", """{"policy":"limited","limit":5}""", Unknown),
        new("POST", "/api/orders/{id}/hold", Stage.Unpaid, "/api/orders/$order/hold", null, BuyersAndDesk),
        new("GET", "/api/replenishments", Stage.Shop, null, null, Staff),
        new("GET", "/api/replenishments/{id}", Stage.Shop, "/api/replenishments/rep_0000000000000", null, "404 404 404 404 403 403 403 403 401"),
        new("POST", "/api/replenishments", Stage.Shop, null, """{"supplierId":"sup_0000000000000","hubId":"$hub","variantId":"$variant","quantity":1}""", UnknownToStockPeople),
        new("PUT", "/api/replenishments/{id}/lines", Stage.Shop, "/api/replenishments/rep_0000000000000/lines", """{"items":[{"variantId":"$variant","quantity":1}]}""", UnknownToStockPeople),
        new("POST", "/api/replenishments/{id}/send", Stage.Shop, "/api/replenishments/rep_0000000000000/send", null, UnknownToStockPeople),
        new("POST", "/api/replenishments/{id}/receive", Stage.Shop, "/api/replenishments/rep_0000000000000/receive", """{"items":[{"variantId":"$variant","quantity":1}]}""", UnknownToStockPeople),
        new("POST", "/api/replenishments/{id}/close", Stage.Shop, "/api/replenishments/rep_0000000000000/close", """{"reasonCode":"other"}""", UnknownToStockPeople),
        new("GET", "/api/suppliers", Stage.Shop, null, null, Staff),
        new("POST", "/api/suppliers", Stage.Shop, null, """{"name":"Mill","leadDays":5}""", "201 201 403 201 403 403 403 403 401"),
        new("PUT", "/api/suppliers/{id}", Stage.Shop, "/api/suppliers/sup_0000000000000", """{"name":"Mill","leadDays":5}""", UnknownToStockPeople),
        new("GET", "/api/stock-rules", Stage.Shop, null, null, Staff),
        new("PUT", "/api/stock-rules", Stage.Shop, null, """{"variantId":"$variant","hubId":"$hub","reorderQuantity":1}""", "200 200 403 200 403 403 403 403 401"),
        new("GET", "/api/customers", Stage.Shop, null, null, Desk),
        new("GET", "/api/customers/{id}", Stage.Shop, "/api/customers/$customer", null, BuyersAndDesk),
        new("GET", "/api/vendors", Stage.Shop, null, null, "200 200 200 403 200 200 403 403 401"),
        new("GET", "/api/suborders", Stage.Shop, null, null, "200 200 403 403 200 200 403 403 401"),
        new("GET", "/api/hubs", Stage.Shop, null, null, Staff),
        new("GET", "/api/hubs/{id}", Stage.Shop, "/api/hubs/$hub", null, Staff),
        new("PUT", "/api/hubs/{id}", Stage.Shop, "/api/hubs/$hub", """{"timeZone":"Europe/Berlin","costPerParcel":4.2}""", Leads),
        new("PUT", "/api/inventory/{variantId}/{hubId}/safety-stock", Stage.Shop, "/api/inventory/$variant/$hub/safety-stock", """{"safetyStock":1}""", Leads),
        new("GET", "/api/orders/{id}/routing", Stage.Paid, "/api/orders/$order/routing", null, Staff),
        new("POST", "/api/orders/{id}/fulfillments/{fid}/reject", Stage.Accepted, "/api/orders/$order/fulfillments/$own/reject", """{"lineId":"$mug","quantity":1,"reasonCode":"not_there"}""", "200 200 403 200 403 403 403 403 401"),
        new("GET", "/api/routing/rules", Stage.Shop, null, null, Staff),
        new("PUT", "/api/routing/rules", Stage.Shop, null, """{"parcel":100,"distance":20,"cost":10,"load":3,"late":150,"note":"as before","basedOn":999}""", "412 412 403 403 403 403 403 403 401"),
        new("POST", "/api/routing/rules/back-test", Stage.Shop, null, """{"parcel":100,"distance":20,"cost":10,"load":3,"late":150}""", Leads),
        new("GET", "/api/waves", Stage.Shop, null, null, Floor),
        new("POST", "/api/waves", Stage.Accepted, null, """{"hubId":"$hub","maxParcels":1}""", "201 201 403 201 403 403 403 403 401"),
        new("POST", "/api/waves/preview", Stage.Shop, null, """{"hubId":"$hub"}""", Floor),
        new("GET", "/api/waves/{waveId}", Stage.Shop, "/api/waves/wav_0000000000000", null, NoWave),
        new("GET", "/api/waves/{waveId}/pick-list.pdf", Stage.Shop, "/api/waves/wav_0000000000000/pick-list.pdf", null, "404 404 403 404 404 404 403 403 401"),
        new("POST", "/api/waves/{waveId}/scans", Stage.Shop, "/api/waves/wav_0000000000000/scans", """{"id":"s1","code":"A-01"}""", NoWave),
        new("POST", "/api/waves/{waveId}/short-picks", Stage.Shop, "/api/waves/wav_0000000000000/short-picks", """{"variantId":"$variant","missing":1,"reasonCode":"not_there"}""", NoWave),
        new("POST", "/api/waves/{waveId}/cancel", Stage.Shop, "/api/waves/wav_0000000000000/cancel", null, NoWave),
        new("POST", "/api/waves/{waveId}/close", Stage.Shop, "/api/waves/wav_0000000000000/close", null, NoWave),
        new("POST", "/api/fulfillments/{fid}/scans", Stage.Shop, "/api/fulfillments/ful_0000000000000/scans", """{"id":"s2","code":"MUG"}""", NoWave),
        // A picture of no bytes: who may, hears of its length.
        new("POST", "/api/pictures/read", Stage.Shop, null, null, "400 400 403 400 403 403 403 403 401"),
        new("GET", "/api/jobs", Stage.Shop, null, null, Leads),
        new("POST", "/api/jobs/{name}/run", Stage.Shop, "/api/jobs/ledger-proof/run", null, "202 202 403 403 403 403 403 403 401"),
        new("GET", "/api/outbox", Stage.Shop, null, null, Leads),
        new("POST", "/api/outbox/{messageId}/send-again", Stage.Shop, "/api/outbox/row_0000000000000/send-again", """{"reasonCode":"fixed_here"}""", Unknown),
        new("POST", "/api/outbox/{messageId}/discard", Stage.Shop, "/api/outbox/row_0000000000000/discard", """{"reasonCode":"not_needed"}""", Unknown),
        new("GET", "/api/audit", Stage.Shop, null, null, Leads),
        new("GET", "/api/audit/proof", Stage.Shop, null, null, Leads),
    ];
}
