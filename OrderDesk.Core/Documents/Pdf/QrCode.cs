using QRCoder;

namespace OrderDesk.Core.Documents.Pdf;

/// <summary>
/// A QR code as runs of dark modules. A quarter of it may be torn or dirty (level Q); an order number in capitals, figures and hyphens
/// needs the smallest code there is, so that its modules are large and read from afar.
/// </summary>
public sealed class QrCode
{
    private const int Quiet = 4;

    private QrCode(int size, IReadOnlyList<(int Row, int Column, int Count)> runs) => (Size, Runs) = (size, runs);

    /// <summary>Modules to a side, without the white around it.</summary>
    public int Size { get; }

    public IReadOnlyList<(int Row, int Column, int Count)> Runs { get; }

    public static QrCode Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        var rows = data.ModuleMatrix; // with the quiet zone around it
        var size = rows.Count - (2 * Quiet);
        var runs = new List<(int, int, int)>();
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var count = 0;
                while (column + count < size && rows[row + Quiet][column + count + Quiet])
                    count++;
                if (count > 0)
                    runs.Add((row, column, count));
                column += count;
            }
        }

        return new QrCode(size, runs);
    }
}
