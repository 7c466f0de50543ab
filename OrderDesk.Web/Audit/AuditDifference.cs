using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OrderDesk.Web.Audit;

/// <summary>One member of a record as it was and as it is; null where it was not there.</summary>
/// <param name="Name">In words: "Payment status".</param>
public sealed record AuditDifference(string Name, string? Before, string? After)
{
    private const int Deepest = 4;

    public bool IsChanged => Before != After;

    /// <summary>
    /// What an entry changed, member by member, in the order of the record; nested members are named by their path. Text that is
    /// no JSON object is one member.
    /// </summary>
    public static IReadOnlyList<AuditDifference> Of(string? before, string? after)
    {
        var (old, now) = (Flat(before), Flat(after));
        return [.. now.Keys.Concat(old.Keys.Where(k => !now.ContainsKey(k))).Select(k => new AuditDifference(k, old.GetValueOrDefault(k), now.GetValueOrDefault(k)))];
    }

    /// <summary><c>paymentStatus</c> and <c>payment_status</c> are "Payment status".</summary>
    public static string Words(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (c == '_' || (char.IsUpper(c) && text.Length > 0))
                text.Append(' ');
            if (c != '_')
                text.Append(text.Length == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private static Dictionary<string, string> Flat(string? json)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is null)
            return members;
        try
        {
            using var document = JsonDocument.Parse(json);
            Add(members, "", document.RootElement, 0);
        }
        catch (JsonException)
        {
            // An entry from elsewhere: shown as it is.
            members["Text"] = json;
        }

        return members;
    }

    private static void Add(Dictionary<string, string> members, string path, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when depth < Deepest:
                foreach (var member in value.EnumerateObject())
                    Add(members, Join(path, member.Name), member.Value, depth + 1);
                break;
            case JsonValueKind.Array when depth < Deepest:
                var place = 0;
                foreach (var item in value.EnumerateArray())
                    Add(members, $"{path} {(++place).ToString(CultureInfo.InvariantCulture)}", item, depth + 1);
                break;
            default:
                if (Say(path, value) is { } words)
                    members[Label(path)] = words;
                break;
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? Words(name) : $"{path} › {Words(name).ToLowerInvariant()}";

    private static string Label(string path) =>
        path.Length == 0 ? "Value" : path.EndsWith(" minor", StringComparison.Ordinal) ? path[..^" minor".Length] : path;

    private static string? Say(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => "Yes",
        JsonValueKind.False => "No",
        JsonValueKind.Number when path.EndsWith(" minor", StringComparison.Ordinal) && value.TryGetInt64(out var minor) => (minor / 100m).ToString("N2", CultureInfo.CurrentCulture),
        JsonValueKind.String => OfText(value.GetString()!),
        _ => value.GetRawText(),
    };

    // Wire names are words with underscores; anything else is said as it is.
    private static string OfText(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || c == '_') ? Words(text) : text;
}
