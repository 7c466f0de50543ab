using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace OrderDesk.Data;

/// <summary>The opaque place where a keyset page ended: the values of the last row's sort keys.</summary>
internal static class Cursor
{
    public static string Write(params IEnumerable<string> parts) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));

    /// <summary>The parts; null when the text is no cursor with that many parts, which starts the list from its beginning.</summary>
    public static string[]? Read(string? cursor, int parts)
    {
        if (string.IsNullOrEmpty(cursor) || cursor.Length > 1000 || !Base64Url.IsValid(cursor))
            return null;
        var read = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('\u001f');
        return read.Length == parts && !read.Any(part => part.Any(char.IsControl)) ? read : null;
    }

    public static long? ReadId(string? cursor) => Read(cursor, 1) is [var text] && long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static (string Key, long Id)? ReadPair(string? cursor) =>
        Read(cursor, 2) is [var key, var text] && long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? (key, id) : null;
}
