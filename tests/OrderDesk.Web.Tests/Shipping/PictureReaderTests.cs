using OrderDesk.Core.Documents.Pdf;
using OrderDesk.Web.Shipping;
using ZXing;

namespace OrderDesk.Web.Tests.Shipping;

/// <summary>Pictures as a camera takes them: turned, noisy, dim, far away; and without any code.</summary>
public sealed class PictureReaderTests
{
    private const int Width = PictureQueue.Width;
    private const int Height = PictureQueue.Height;

    private delegate bool Dark(double x, double y);

    [Theory]
    [InlineData("KEY-CUP")]
    [InlineData("ORD-2026-000001")]
    [InlineData("ful_0123456789abc")]
    [InlineData("Grüße 茶")]
    public void Read_AQrCodeOfOurPapers_SaysItsText(string text) => Read(Qr(text, module: 8)).ShouldBe(text);

    [Theory]
    [InlineData(BarcodeFormat.CODE_128, "KEY-CUP-LARGE", "KEY-CUP-LARGE")]
    [InlineData(BarcodeFormat.CODE_39, "KEY-CUP", "KEY-CUP")]
    [InlineData(BarcodeFormat.EAN_13, "4006381333931", "4006381333931")]
    [InlineData(BarcodeFormat.EAN_8, "96385074", "96385074")]
    [InlineData(BarcodeFormat.UPC_A, "036000291452", "036000291452")]
    [InlineData(BarcodeFormat.DATA_MATRIX, "KEY-CUP", "KEY-CUP")]
    public void Read_EveryOtherFormat_SaysItsText(BarcodeFormat format, string text, string said) => Read(Code(format, text)).ShouldBe(said);

    [Theory]
    [InlineData(25)]
    [InlineData(90)]
    [InlineData(200)]
    public void Read_AQrCodeThatIsTurned_SaysItsText(int degrees) => Read(Qr("KEY-CUP", 8), degrees).ShouldBe("KEY-CUP");

    [Theory]
    [InlineData(8)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void Read_BarsThatAreTurned_SayTheirText(int degrees) => Read(Code(BarcodeFormat.CODE_128, "KEY-CUP-LARGE"), degrees).ShouldBe("KEY-CUP-LARGE");

    [Theory]
    [InlineData(30, 225, 40)] // a good lamp, a poor camera
    [InlineData(20, 60, 10)] // hardly any light
    [InlineData(170, 240, 10)] // washed out
    public void Read_InPoorLight_SaysTheText(int dark, int light, int noise) => Read(Qr("KEY-CUP", 7), 12, dark, light, noise).ShouldBe("KEY-CUP");

    [Fact]
    public void Read_OurLabelBesideTheMakersBars_SaysOurs()
    {
        var (ours, makers) = (Qr("KEY-CUP", 6), Code(BarcodeFormat.EAN_13, "4006381333931"));

        Read((x, y) => ours(x + 200, y) || (x > 0 && makers(x - 150, y))).ShouldBe("KEY-CUP");
    }

    [Fact]
    public void Read_ASmallCode_SaysItsText() => Read(Qr("KEY-CUP", module: 3)).ShouldBe("KEY-CUP");

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(255, 255, 0)]
    [InlineData(90, 90, 60)]
    public void Read_NoCode_SaysNothing(int dark, int light, int noise) => Read((_, _) => false, 0, dark, light, noise).ShouldBeNull();

    [Fact]
    public void Read_ACodeOfBlanks_SaysNothing() => Read(Qr("   ", 8)).ShouldBeNull();

    /// <summary>Corners of QR codes and nothing else, as many as fit: all threes of them would be compared for seconds.</summary>
    [Fact]
    public void Read_APictureMadeToKeepTheReaderBusy_GivesUp()
    {
        static bool Corners(double x, double y)
        {
            var (column, row) = ((int)(x + Width) / 2 % 9, (int)(y + Height) / 2 % 9);
            return column < 7 && row < 7 && (column is 0 or 6 || row is 0 or 6 || (column is >= 2 and <= 4 && row is >= 2 and <= 4));
        }

        var picture = Picture(Corners, 0, 0, 255, 0);
        PictureReader.Read(picture, Width, Height, out var cut).ShouldBeNull();

        cut.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Read_FewerBytesThanThePictureHas_IsAFaultOfTheCaller() => Should.Throw<ArgumentOutOfRangeException>(() => PictureReader.Read(new byte[10], Width, Height));

    private static string? Read(Dark code, int degrees = 0, int dark = 20, int light = 230, int noise = 6) => PictureReader.Read(Picture(code, degrees, dark, light, noise), Width, Height);

    /// <summary>What lies round the middle of the picture, turned.</summary>
    private static byte[] Picture(Dark code, int degrees, int dark, int light, int noise)
    {
        var random = new Random(7);
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var picture = new byte[Width * Height];
        for (var at = 0; at < picture.Length; at++)
        {
            var (x, y) = ((at % Width) - (Width / 2) + .5, (at / Width) - (Height / 2) + .5);
            var value = code((x * cos) + (y * sin), (y * cos) - (x * sin)) ? dark : light;
            picture[at] = (byte)Math.Clamp(value + random.Next(-noise, noise + 1), 0, 255);
        }

        return picture;
    }

    /// <summary>As the slip and the label have it.</summary>
    private static Dark Qr(string text, int module)
    {
        var code = QrCode.Of(text);
        var dark = code.Runs.SelectMany(r => Enumerable.Range(r.Column, r.Count).Select(column => (r.Row, column))).ToHashSet();
        return (x, y) => dark.Contains(((int)Math.Floor((y / module) + (code.Size / 2.0)), (int)Math.Floor((x / module) + (code.Size / 2.0))));
    }

    private static Dark Code(BarcodeFormat format, string text)
    {
        var code = new MultiFormatWriter().encode(text, format, format == BarcodeFormat.DATA_MATRIX ? 200 : 400, 200);
        return (x, y) => (X: (int)Math.Floor(x + (code.Width / 2.0)), Y: (int)Math.Floor(y + (code.Height / 2.0))) is var at
            && at.X >= 0 && at.Y >= 0 && at.X < code.Width && at.Y < code.Height && code[at.X, at.Y];
    }
}
