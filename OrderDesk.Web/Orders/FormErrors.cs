using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Web.Orders;

/// <summary>
/// All that is wrong with the form at once, told at its fields. What nobody has touched yet is quiet until placing was tried;
/// what cannot wait (stock, price) is told at once.
/// </summary>
public sealed class FormErrors
{
    private static readonly string[] AtOnce = ["INSUFFICIENT_INVENTORY", "PRICE_CHANGED", "LISTING_UNAVAILABLE", "MIXED_CURRENCIES", "DUPLICATE_REFERENCE"];
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private IReadOnlyList<Error> _all = [];

    /// <summary>Placing was tried: everything is told.</summary>
    public bool ShowAll { get; set; }

    public IReadOnlyList<Error> All => _all;

    public bool Any => _all.Count > 0;

    public void Set(IEnumerable<Error> errors) => _all = [.. errors];

    public void Touch(string field) => _touched.Add(field);

    /// <summary>The refusals of a field that are to be shown now.</summary>
    public IEnumerable<Error> At(string field) => _all.Where(e => e.Field == field && IsShown(e));

    /// <summary>The words for a field; null when all is well or it is too early to say.</summary>
    public string? For(string field) => At(field).Select(Words).FirstOrDefault();

    /// <summary>What has no field of its own on the form.</summary>
    public IEnumerable<Error> Elsewhere(IReadOnlyCollection<string> fields) => _all.Where(e => (e.Field is null || !fields.Contains(e.Field)) && (ShowAll || AtOnce.Contains(e.Code)));

    private bool IsShown(Error e) => ShowAll || AtOnce.Contains(e.Code) || _touched.Contains(e.Field ?? "");

    /// <summary>The domain speaks of fields by their wire names; at the field itself that name is noise.</summary>
    internal static string Words(Error e) => e.Code switch
    {
        "INVALID_SHIPPING_ADDRESS" or "REQUIRED" => "Fill this in.",
        "TOO_LONG" => e.SuggestedAction,
        "CUSTOMER_INFO_REQUIRED" => "Enter who receives it.",
        "OUT_OF_RANGE" when e.Field?.EndsWith(".quantity", StringComparison.Ordinal) == true => $"Enter a whole number from 1 to {OrderValidation.MaxQuantity:N0}.",
        "OUT_OF_RANGE" when e.Field == "discount" => "Enter an amount such as 4.50.",
        _ => e.Message,
    };
}
