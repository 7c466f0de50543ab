using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>
/// Reads one file strictly: UTF-8 (a BOM is fine), every column there once, every record as wide as the header.
/// What is wrong goes to the faults; rows that cannot be cut into fields are left out.
/// </summary>
internal sealed class OlistTable(string directory, string file, OlistFaults faults)
{
    private const long MostBytes = 256L * 1024 * 1024;

    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private CsvMalformedRecord? _malformed;

    /// <summary>SHA-256 of the bytes, lower case hex; null when the file was not read.</summary>
    public string? Hash { get; private set; }

    /// <summary>True once the file was there, was text and had its columns: only then can others be checked against its keys.</summary>
    public bool Usable { get; private set; }

    public IEnumerable<OlistRow> Rows()
    {
        if (ReadBytes() is not { } bytes)
        {
            yield break;
        }

        using var csv = CsvReader.Create(bytes, Options());
        if (!ReadHeader(csv))
        {
            yield break;
        }

        Usable = true;
        while (!faults.Full && csv.Read())
        {
            if (Fields(csv) is { } fields)
            {
                yield return new OlistRow(file, csv.LineNumber, _columns, fields, faults);
            }
        }
    }

    private CsvReaderOptions Options() => new()
    {
        Separator = ',',
        HasHeader = false,
        DetectSeparatorHint = false,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
        OnMalformedRecord = malformed => _malformed = malformed,
    };

    /// <summary>Null for a record that is no good.</summary>
    private string[]? Fields(CsvReader csv)
    {
        if (_malformed is { } malformed)
        {
            _malformed = null;
            faults.Add(file, malformed.LineNumber, null, malformed.Reason == CsvMalformedReason.UnterminatedQuote
                ? "a quote opens here that is never closed"
                : "a quote stands in the middle of a field");
            return null;
        }

        if (csv.FieldCount != _columns.Count)
        {
            faults.Add(file, csv.LineNumber, null, $"has {csv.FieldCount} fields, the header has {_columns.Count}");
            return null;
        }

        return csv.Current.ToArray();
    }

    private bool ReadHeader(CsvReader csv)
    {
        var names = csv.Read() ? csv.Current.ToArray() : [];
        for (var i = 0; i < names.Length; i++)
        {
            if (!_columns.TryAdd(names[i].Trim(), i))
            {
                faults.Add(file, 1, names[i], "the header names this column twice");
                return false;
            }
        }

        var missing = OlistFiles.Columns[file].Where(c => !_columns.ContainsKey(c)).ToList();
        missing.ForEach(c => faults.Add(file, 1, c, "this column is missing"));
        return missing.Count == 0;
    }

    private ReadOnlyMemory<byte>? ReadBytes()
    {
        var path = Path.Combine(directory, file);
        if (!File.Exists(path))
        {
            faults.Add(file, 0, null, "this file is missing");
            return null;
        }

        if (new FileInfo(path).Length > MostBytes)
        {
            faults.Add(file, 0, null, $"is larger than {MostBytes / 1024 / 1024} MB");
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        Hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return Checked(bytes);
    }

    private ReadOnlyMemory<byte>? Checked(byte[] bytes)
    {
        var content = bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        if (Utf8.IsValid(content.Span))
        {
            return content;
        }

        faults.Add(file, LineOfBadByte(content.Span), null, "is not UTF-8 text");
        return null;
    }

    private static long LineOfBadByte(ReadOnlySpan<byte> content)
    {
        var line = 1L;
        for (var rest = content; ;)
        {
            var end = rest.IndexOf((byte)'\n');
            if (end < 0 || !Utf8.IsValid(rest[..end]))
            {
                return line;
            }

            line++;
            rest = rest[(end + 1)..];
        }
    }
}
