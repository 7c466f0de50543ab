using System.Globalization;
using System.Text;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>One record with its line: gives typed fields, and a fault with file, line and column for each that is not what it should be.</summary>
internal sealed class OlistRow(string file, long line, IReadOnlyDictionary<string, int> columns, string[] fields, OlistFaults faults)
{
    private const int MostIdLength = 64;

    /// <summary>The raw fields of a key, one after the other.</summary>
    public string Key(IEnumerable<string> keyColumns) => string.Join(' ', keyColumns.Select(Raw));

    public bool HasNewline(string column) => Raw(column).AsSpan().IndexOfAny('\r', '\n') >= 0;

    public string Id(string column)
    {
        var text = Raw(column);
        var good = text.Length is > 0 and <= MostIdLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        return good ? text : Refuse(column, $"an id of 1 to {MostIdLength} letters and digits is expected, not {Quoted(text)}", "");
    }

    public string Text(string column, int most)
    {
        var text = OptionalText(column, most);
        return text ?? Refuse(column, "must not be empty", "");
    }

    /// <summary>Null when empty. Normalised (NFC); control characters are refused.</summary>
    public string? OptionalText(string column, int most)
    {
        var text = Raw(column).Trim().Normalize(NormalizationForm.FormC);
        return text.Length > most ? Refuse(column, $"is longer than {most} characters", "")
            : text.Any(char.IsControl) ? Refuse(column, "has control characters", "")
            : text.Length == 0 ? null
            : text;
    }

    public OlistAmount Amount(string column)
    {
        var text = Raw(column);
        if (OlistAmount.TryParse(text, out var amount))
        {
            return amount;
        }

        var negative = text.StartsWith('-') && OlistAmount.TryParse(text[1..], out _);
        return Refuse(column, negative
            ? $"a negative amount: {Quoted(text)}"
            : $"an amount like 99.90 (at most two decimals) is expected, not {Quoted(text)}", default(OlistAmount));
    }

    public int Number(string column, int least)
    {
        var text = Raw(column);
        var plain = text.Length == 1 || !text.StartsWith('0');
        var good = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && plain && number >= least;
        return good ? number : Refuse(column, $"a whole number from {least} is expected, not {Quoted(text)}", least);
    }

    public int? OptionalNumber(string column) => Raw(column).Length == 0 ? null : Number(column, 0);

    public OlistTime Time(string column)
    {
        var text = Raw(column);
        return OlistTime.TryParse(text, out var time) ? time
            : Refuse(column, $"a time like 2017-07-09 21:57:05 is expected, not {Quoted(text)}", default(OlistTime));
    }

    public OlistTime? OptionalTime(string column) => Raw(column).Length == 0 ? null : Time(column);

    public OlistZip Zip(string column)
    {
        var text = Raw(column);
        var good = text.Length is >= 1 and <= 5 && text.All(char.IsAsciiDigit);
        return good ? new OlistZip(text.PadLeft(5, '0'), text.Length < 5)
            : Refuse(column, $"a zip prefix of up to five digits is expected, not {Quoted(text)}", default(OlistZip));
    }

    /// <summary>One of a closed list of words.</summary>
    public string Word(string column, IEnumerable<string> known)
    {
        var text = Raw(column);
        return known.Contains(text, StringComparer.Ordinal) ? text
            : Refuse(column, $"{Quoted(text)} is not one of {string.Join(", ", known)}", "");
    }

    /// <summary>Notes that the value of this column does not fit the other files.</summary>
    public void Fault(string column, string reason) => Refuse(column, reason, 0);

    private string Raw(string column) => fields[columns[column]];

    private T Refuse<T>(string column, string reason, T instead)
    {
        faults.Add(file, line, column, reason);
        return instead;
    }

    private static string Quoted(string text)
    {
        var shown = new string([.. text.Take(40).Select(c => char.IsControl(c) ? '?' : c)]);
        return $"'{shown}{(text.Length > 40 ? "…" : "")}'";
    }
}
