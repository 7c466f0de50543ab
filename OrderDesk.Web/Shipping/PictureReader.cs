using System.Buffers;
using ZXing;
using ZXing.Common;

namespace OrderDesk.Web.Shipping;

/// <summary>Finds the code in a picture: brightness in, text out. It keeps nothing, so that several pictures may be read at once.</summary>
internal static class PictureReader
{
    /// <summary>The QR code's search compares every three of the corners that it believes to have found; more than these are not in one picture.</summary>
    private const int MostPoints = 60;

    /// <summary>Bars are read along rows only.</summary>
    private static readonly BarcodeFormat[] Bars = [BarcodeFormat.CODE_128, BarcodeFormat.EAN_13, BarcodeFormat.EAN_8, BarcodeFormat.UPC_A, BarcodeFormat.CODE_39];

    private static readonly BarcodeFormat[] Qr = [BarcodeFormat.QR_CODE];

    private static readonly BarcodeFormat[] Matrix = [BarcodeFormat.DATA_MATRIX];

    /// <param name="light">0 is black, 255 white; row by row from the top left. What is longer than the picture is ignored.</param>
    /// <param name="width">In pixels, as <paramref name="height"/>.</param>
    /// <returns>The text of the code, without blanks around it; null when there is none, or none that can be read.</returns>
    public static string? Read(byte[] light, int width, int height) => Read(light, width, height, out _);

    /// <param name="cut">Searches that were given up, because the picture has more corners than there are in any.</param>
    internal static string? Read(byte[] light, int width, int height, out int cut)
    {
        var look = new Look(light, width, height);
        ArgumentOutOfRangeException.ThrowIfLessThan(light.Length, width * height, nameof(light));
        // Our own labels first: a box has its maker's bars beside them, which say nothing here.
        // Dark and bright are told apart part by part, which bears shadows; then once over the whole, which bears a washed-out picture.
        var text = look.Find(Qr) ?? look.Find(Matrix) ?? look.Find(Bars) ?? look.Find(Qr, source => new GlobalHistogramBinarizer(source)) ?? look.Upright();
        cut = look.Cut;
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private sealed class Look(byte[] light, int width, int height)
    {
        public int Cut { get; private set; }

        public string? Find(BarcodeFormat[] formats, Func<LuminanceSource, Binarizer>? binarizer = null)
        {
            // Not TryHarder: it looks at every row and costs twenty times as much on a picture without a code, which most are. The next one
            // comes soon, and the person turns the code until it is read.
            var reader = new BarcodeReaderGeneric(null, binarizer, null) { Options = new DecodingOptions { PossibleFormats = formats } };
            var points = 0;
            reader.ResultPointFound += _ =>
            {
                if (++points > MostPoints)
                    throw new TooMuchToLookAt();
            };
            try
            {
                return reader.Decode(new PlanarYUVLuminanceSource(light, width, height, 0, 0, width, height, reverseHoriz: false))?.Text;
            }
            catch (TooMuchToLookAt)
            {
                Cut++;
                return null;
            }
        }

        /// <summary>Bars that stand upright lie in the picture turned by a quarter.</summary>
        public string? Upright()
        {
            var turned = ArrayPool<byte>.Shared.Rent(width * height);
            try
            {
                for (var y = 0; y < height; y++)
                {
                    for (var x = 0; x < width; x++)
                        turned[(x * height) + (height - 1 - y)] = light[(y * width) + x];
                }

                return new Look(turned, height, width).Find(Bars);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(turned);
            }
        }
    }

    /// <summary>The reader's only way out of a search; a pattern of many corners would keep it busy for seconds.</summary>
    private sealed class TooMuchToLookAt : Exception;
}
