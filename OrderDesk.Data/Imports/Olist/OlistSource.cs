using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>
/// What the source says of an order that has no column here, kept as the order's metadata: its status word, its times as they were
/// written, and of each item and payment what lines and payments do not hold. With the order's own rows it gives the source's order back.
/// </summary>
internal sealed record OlistSource(
    [property: JsonPropertyName("externalStatus")] string Status,
    string CustomerId,
    bool ZipPadded,
    string Purchased,
    string? Approved,
    string? ToCarrier,
    string? ToCustomer,
    string EstimatedDelivery,
    IReadOnlyList<OlistSource.Item> Items,
    IReadOnlyList<OlistSource.Payment> Payments,
    IReadOnlyList<string> Quirks)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>A row of the source: the position of the line that it became, and its freight in centavos.</summary>
    internal sealed record Item(int Line, int Sequence, string ShipBy, int PriceDigits, long Freight, int FreightDigits);

    internal sealed record Payment(int Sequence, int Installments, int Digits);

    public static OlistSource Of(OlistOrder order, IEnumerable<OlistQuirkNote> quirks) => new(
        order.StatusWord,
        order.Customer.Id,
        order.Customer.Zip.Padded,
        order.Purchased.ToString(),
        order.Approved?.ToString(),
        order.ToCarrier?.ToString(),
        order.ToCustomer?.ToString(),
        order.EstimatedDelivery.ToString(),
        [.. order.Items.Select(i => new Item(LineOf(order, i), i.Sequence, i.ShipBy.ToString(), i.Price.FractionDigits, i.Freight.Minor, i.Freight.FractionDigits))],
        [.. order.Payments.Select(p => new Payment(p.Sequence, p.Installments, p.Value.FractionDigits))],
        [.. quirks.Select(q => q.Quirk.Name)]);

    public static OlistSource? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<OlistSource>(json, Json);

    public string Write() => JsonSerializer.Serialize(this, Json);

    private static int LineOf(OlistOrder order, OlistItem item)
    {
        for (var i = 0; i < order.Lines.Count; i++)
        {
            if (order.Lines[i].Holds(item))
            {
                return i + 1;
            }
        }

        throw new InvalidOperationException("An item belongs to a line of its order.");
    }
}
