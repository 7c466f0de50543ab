using System.Globalization;
using System.Text;
using OrderDesk.Core.Documents.Pdf;

namespace OrderDesk.Browser.Tests;

/// <summary>What a camera sees, as a file that Chromium plays again and again in place of a camera (Y4M, 4 pictures a second).</summary>
internal sealed class Film : IDisposable
{
    private const int Width = 640;
    private const int Height = 480;
    private const int PicturesASecond = 4;
    private const int Module = 12;
    private readonly TempFolder _folder = new();

    /// <param name="showings">What the QR code before the camera says, and for how many seconds; null: the empty bench.</param>
    public Film(params IEnumerable<(string? Text, double Seconds)> showings)
    {
        using var file = File.Create(FilePath);
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"YUV4MPEG2 W{Width} H{Height} F{PicturesASecond}:1 Ip A1:1 C420jpeg\n")));
        foreach (var (text, seconds) in showings)
        {
            var light = Picture(text);
            for (var i = 0; i < seconds * PicturesASecond; i++)
            {
                file.Write("FRAME\n"u8);
                file.Write(light);
                file.Write(Grey);
            }
        }
    }

    /// <summary>For the start of Chromium: a camera that plays this film. Whether a page may use it is for its context to say.</summary>
    public string[] Arguments => ["--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={FilePath}"];

    private static byte[] Grey { get; } = [.. Enumerable.Repeat((byte)128, Width * Height / 2)];

    private string FilePath => Path.Combine(_folder.Path, "film.y4m");

    public void Dispose() => _folder.Dispose();

    private static byte[] Picture(string? text)
    {
        var light = new byte[Width * Height];
        Array.Fill(light, (byte)(text is null ? 90 : 200));
        if (text is null)
            return light;
        var code = QrCode.Of(text);
        var (left, top) = ((Width - (code.Size * Module)) / 2, (Height - (code.Size * Module)) / 2);
        foreach (var (row, column, count) in code.Runs)
        {
            for (var y = row * Module; y < (row + 1) * Module; y++)
                light.AsSpan(((top + y) * Width) + left + (column * Module), count * Module).Fill(35);
        }

        return light;
    }
}
