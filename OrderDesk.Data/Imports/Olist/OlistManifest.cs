using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>
/// One figure of the report beside the manifest's. <paramref name="Expected"/> is null when the manifest does not have it,
/// <paramref name="Actual"/> when it could not be computed because an optional file is not there.
/// </summary>
public sealed record OlistCheck(string Name, string? Expected, string? Actual, OlistVerdict Verdict)
{
    public override string ToString() => Verdict switch
    {
        OlistVerdict.Ok => "ok",
        OlistVerdict.Mismatch => $"expected {Expected}, got {Actual ?? "nothing"}",
        OlistVerdict.NoFile => "not checked: the reviews file is not there",
        _ => "not in the manifest",
    };
}

public enum OlistVerdict
{
    Ok,
    Mismatch,
    NoFile,
    NotInManifest,
}

/// <summary>Holds the figures of a report against MANIFEST.json, leaf by leaf, under the manifest's own names (`quirks.zero_installments`).</summary>
public static class OlistManifest
{
    /// <summary>The folder's manifest, or null when there is none; a fault when it is not JSON.</summary>
    public static (JsonObject? Manifest, OlistFault? Fault) Read(string directory)
    {
        var path = Path.Combine(directory, OlistFiles.Manifest);
        if (!File.Exists(path))
        {
            return (null, null);
        }

        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) is JsonObject manifest
                ? (manifest, null)
                : (null, new OlistFault(OlistFiles.Manifest, 1, null, "is not a JSON object"));
        }
        catch (JsonException e)
        {
            return (null, new OlistFault(OlistFiles.Manifest, (e.LineNumber ?? 0) + 1, null, "is not JSON"));
        }
    }

    /// <summary>Every figure of both, in the manifest's order and then what only the report has. Without a manifest nothing is held against it.</summary>
    public static IReadOnlyList<OlistCheck> Compare(JsonObject report, JsonObject? manifest)
    {
        var actual = Leaves(report).ToDictionary(l => l.Name, l => l.Value, StringComparer.Ordinal);
        var expected = manifest is null ? [] : Leaves(manifest).ToList();
        var hasReviews = report["counts"]?["reviews"] is not null;
        var named = expected.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. expected.Select(e => Check(e.Name, e.Value, actual.GetValueOrDefault(e.Name), hasReviews)),
            .. actual.Where(a => !named.Contains(a.Key)).Select(a => Beyond(a.Key, a.Value, manifest)),
        ];
    }

    private static OlistCheck Check(string name, string expected, string? actual, bool hasReviews)
    {
        var verdict = actual is null && !hasReviews && OfReviews(name) ? OlistVerdict.NoFile
            : (actual ?? "0") == expected ? OlistVerdict.Ok
            : OlistVerdict.Mismatch;
        return new OlistCheck(name, expected, actual, verdict);
    }

    /// <summary>A figure that the manifest lacks is no more than extra, unless the manifest has its group: there, absent means none.</summary>
    private static OlistCheck Beyond(string name, string actual, JsonObject? manifest)
    {
        var group = name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : null;
        var closed = group is not null && group is not ("quirks" or "counts" or "sha256") && manifest is not null && Find(manifest, group) is JsonObject;
        return closed && actual != "0"
            ? new OlistCheck(name, "0", actual, OlistVerdict.Mismatch)
            : new OlistCheck(name, null, actual, OlistVerdict.NotInManifest);
    }

    private static JsonNode? Find(JsonNode root, string path) => path.Split('.').Aggregate((JsonNode?)root, (node, name) => node?[name]);

    private static bool OfReviews(string name) => name.Contains("review", StringComparison.Ordinal);

    /// <summary>Lists are one figure: their sorted members.</summary>
    private static IEnumerable<(string Name, string Value)> Leaves(JsonObject of, string prefix = "") =>
        of.SelectMany(p => p.Value switch
        {
            JsonObject inner => Leaves(inner, $"{prefix}{p.Key}."),
            JsonArray list => [(prefix + p.Key, string.Join(' ', list.Select(n => $"{n}").Order(StringComparer.Ordinal)))],
            _ => [(prefix + p.Key, $"{p.Value}")],
        });
}
