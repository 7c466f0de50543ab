using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace OrderDesk.Core.Documents.Pdf;

/// <summary>The numbered objects of a file, and how they become its bytes: body, table of offsets, trailer.</summary>
internal sealed class PdfObjects
{
    private readonly List<byte[]> _objects = [];

    /// <summary>A number for an object that is written later; others may name it already.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public void Set(int number, string content) => _objects[number - 1] = Encoding.ASCII.GetBytes(content);

    public int Add(string content)
    {
        var number = Reserve();
        Set(number, content);
        return number;
    }

    /// <summary>A compressed stream.</summary>
    public int AddStream(ReadOnlySpan<byte> content, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(content);
        using var stream = new MemoryStream();
        stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< /Filter /FlateDecode /Length {packed.Length} {entries}>>\nstream\n")));
        packed.WriteTo(stream);
        stream.Write("\nendstream"u8);
        _objects.Add(stream.ToArray());
        return _objects.Count;
    }

    /// <summary>The file. Its id is a hash of its content: there is no clock and no chance in it.</summary>
    public byte[] Write(int catalog, int info)
    {
        using var file = new MemoryStream();
        // The bytes above 127 tell transfer programs that this is no text.
        file.Write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"u8);
        var offsets = new List<long>();
        foreach (var (index, content) in _objects.Index())
        {
            offsets.Add(file.Position);
            Line(file, $"{index + 1} 0 obj");
            file.Write(content);
            Line(file, "\nendobj");
        }

        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)).AsSpan(0, 16));
        var table = file.Position;
        Line(file, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f ");
        foreach (var offset in offsets)
            Line(file, $"{offset.ToString("D10", CultureInfo.InvariantCulture)} 00000 n ");
        Line(file, $"trailer\n<< /Size {_objects.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF");
        return file.ToArray();
    }

    private static void Line(MemoryStream file, string text) => file.Write(Encoding.ASCII.GetBytes(text + "\n"));
}
