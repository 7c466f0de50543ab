using System.Buffers.Text;
using System.Globalization;
using System.Text;
using OrderDesk.Core.Common;
using Words = OrderDesk.Core.Common.Text;

namespace OrderDesk.Web.Api;

/// <summary>Reads the query string by hand, so that every fault is found and named. Faults gather in <see cref="Error"/>.</summary>
internal sealed class QueryText(IQueryCollection query)
{
    public const int MaxLimit = 200;
    private const int MaxText = 200;
    private const int MaxCursor = 1000;
    private const int UsualLimit = 20;
    private readonly List<Error> _errors = [];

    /// <summary>Everything that was wrong so far, as one refusal; null when nothing was.</summary>
    public Error? Error => _errors.Count == 0 ? null : Core.Common.Error.Join(_errors);

    public int Limit => Whole("limit", 1, MaxLimit) ?? UsualLimit;

    /// <summary>Opaque to clients: what cannot be one of ours is refused, so that nobody pages in circles.</summary>
    public string? Cursor
    {
        get
        {
            var cursor = One("cursor");
            if (cursor is null || IsCursor(cursor))
            {
                return cursor;
            }

            _errors.Add(ApiErrors.BadCursor());
            return null;
        }
    }

    public string? Text(string name) => Bounded(name, MaxText);

    public bool Has(string name) => query.ContainsKey(name);

    public int? Whole(string name, int min, int max)
    {
        if (One(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        _errors.Add(CommonErrors.OutOfRange(name, $"a whole number from {min} to {max}"));
        return null;
    }

    public bool Flag(string name)
    {
        var text = One(name);
        if (text is not (null or "true" or "false"))
        {
            _errors.Add(CommonErrors.UnknownValue(name, Short(text), ["true", "false"]));
        }

        return text == "true";
    }

    /// <summary>Values of a closed list, separated by commas or given several times.</summary>
    public IReadOnlyList<T> Many<T>(string name, TryRead<T> read, Func<IEnumerable<string>> known)
    {
        var values = new List<T>();
        foreach (var text in query[name].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Take(50))
        {
            if (read(text, out var value))
            {
                values.Add(value);
            }
            else
            {
                _errors.Add(CommonErrors.UnknownValue(name, Short(text), known()));
            }
        }

        return values;
    }

    public IReadOnlyList<T> Names<T>(string name)
        where T : struct, Enum => Many<T>(name, WireName.TryRead, WireName.All<T>);

    /// <summary>One value of a closed list; null when it is not given.</summary>
    public T? Choice<T>(string name, TryRead<T> read, Func<IEnumerable<string>> known)
        where T : struct => Many(name, read, known) is [var first, ..] ? first : null;

    /// <summary>An id; another shape is a fault of the request here, as it is a filter.</summary>
    public T? Id<T>(string name)
        where T : struct, IId<T> => Choice<T>(name, IdText.TryRead, () => [$"an id such as {IdText.Write(T.From(0))}"]);

    /// <summary>A moment, or a day: as the end of a range a day means its last moment.</summary>
    public DateTime? Time(string name, bool isEnd = false)
    {
        if (One(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            return Kept(name, (isEnd ? day.AddDays(1) : day).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        }

        if (text.Length >= 16 && text[10] == 'T' && DateTime.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment))
        {
            return Kept(name, moment);
        }

        _errors.Add(CommonErrors.OutOfRange(name, "a date or time in ISO 8601, such as 2026-03-02 or 2026-03-02T09:00:00Z"));
        return null;
    }

    /// <summary>Ids hold their time in 42 bits; no order is older or younger than these.</summary>
    private DateTime? Kept(string name, DateTime time)
    {
        if (time.Year is >= 1970 and <= 2100)
        {
            return time;
        }

        _errors.Add(CommonErrors.OutOfRange(name, "between the years 1970 and 2100"));
        return null;
    }

    /// <summary>Base 64 of readable text; the parts are separated by a control character that nothing else may hold.</summary>
    private static bool IsCursor(string cursor)
    {
        if (cursor.Length > MaxCursor || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return text.Length > 0 && text.All(c => (!char.IsControl(c) || c == '\u001f') && c != '\ufffd') && text.Any(char.IsAsciiDigit);
    }

    private string? Bounded(string name, int max)
    {
        var text = One(name);
        var faults = new List<Error>();
        Words.Check(faults, name, text, max);
        _errors.AddRange(faults);
        return faults.Count == 0 ? Words.Clean(text) : null;
    }

    /// <summary>An empty value is as good as none.</summary>
    private string? One(string name)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            _errors.Add(new Error(ErrorKind.Shape, "DUPLICATE_PARAMETER", $"'{name}' is there twice.", "Send it once.") { Field = name });
        }

        return values.Count > 0 && !string.IsNullOrEmpty(values[0]) ? values[0] : null;
    }

    private static string Short(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
}

internal delegate bool TryRead<T>(string? text, out T value);
