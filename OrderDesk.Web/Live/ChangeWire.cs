using System.Globalization;
using System.Text;
using OrderDesk.Core.Common;

namespace OrderDesk.Web.Live;

/// <summary>
/// Changes as PostgreSQL carries them from node to node: the sender on the first line, then one change a line, ids only:
/// <c>kind order customer vendor,vendor</c>, with a dash for what is not there.
/// </summary>
internal static class ChangeWire
{
    /// <summary>PostgreSQL refuses payloads of 8,000 bytes and more.</summary>
    private const int MostCharacters = 7_900;

    /// <summary>As many payloads as are needed.</summary>
    public static IEnumerable<string> Write(string node, IEnumerable<Change> changes)
    {
        var text = new StringBuilder(node);
        foreach (var line in changes.Select(Line).Distinct(StringComparer.Ordinal))
        {
            if (text.Length + line.Length + 1 > MostCharacters)
            {
                yield return text.ToString();
                text.Clear().Append(node);
            }

            text.Append('\n').Append(line);
        }

        if (text.Length > node.Length)
            yield return text.ToString();
    }

    /// <summary>Lines that cannot be read (a newer node's) are left out.</summary>
    public static (string Node, IReadOnlyList<Change> Changes) Read(string payload)
    {
        var lines = payload.Split('\n');
        return (lines[0], [.. lines.Skip(1).Select(Parse).OfType<Change>()]);
    }

    private static string Line(Change c)
    {
        // A list too long for one payload is left out: such a change concerns every vendor that looks at the order anyway.
        var vendors = c.Vendors is { Count: > 0 and < 300 } ? string.Join(',', c.Vendors.Select(v => Number(v.Value))) : "-";
        return $"{c.Kind} {(c.Order is { } order ? Number(order.Value) : "-")} {(c.Customer is { } customer ? Number(customer.Value) : "-")} {vendors}";
    }

    private static Change? Parse(string line)
    {
        var parts = line.Split(' ');
        return parts.Length < 4 ? null : new Change(
            parts[0],
            Number(parts[1]) is { } order ? new OrderId(order) : null,
            Number(parts[2]) is { } customer ? new CustomerId(customer) : null,
            parts[3] == "-" ? null : [.. parts[3].Split(',').Select(Number).OfType<long>().Select(v => new VendorId(v))]);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
