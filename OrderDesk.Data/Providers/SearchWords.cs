namespace OrderDesk.Data.Providers;

/// <summary>Cuts what people type into words that both engines index: letters and digits, lower case.</summary>
internal static class SearchWords
{
    private const int Most = 8;

    /// <summary>The first few words of a search.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. All(text).Take(Most)];

    /// <summary>All words of a text that is to be found.</summary>
    public static IEnumerable<string> All(string text) =>
        new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
