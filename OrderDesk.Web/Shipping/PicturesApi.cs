using System.Buffers;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Shipping;

/// <summary>/api/pictures: for the cameras of browsers that cannot read codes themselves. It only reads; what is read is scanned as anything else.</summary>
internal static class PicturesApi
{
    public static void MapPictures(this IEndpointRouteBuilder routes) => routes.MapApi("/api/pictures", "Waves").MapPost("/read", Read).Needs(Permissions.FulfillmentsWork)
        .TakesBytes($"{PictureQueue.Width} × {PictureQueue.Height} bytes of brightness, row by row from the top left; 0 is black.").Gives<PictureAnswer>()
        .WithSummary("Reads the code in a picture: QR, Data Matrix, Code 128, Code 39, EAN, UPC-A");

    private static async Task<IResult> Read(HttpRequest request, PictureQueue queue, CancellationToken ct)
    {
        if (request.ContentLength is { } said && said != PictureQueue.Bytes)
        {
            return Answers.Refused(ApiErrors.WrongLength(PictureQueue.Bytes));
        }

        var light = ArrayPool<byte>.Shared.Rent(PictureQueue.Bytes + 1);
        try
        {
            // One byte more than a picture has: a body that does not say its length is measured too.
            var got = await request.Body.ReadAtLeastAsync(light.AsMemory(0, PictureQueue.Bytes + 1), PictureQueue.Bytes + 1, throwOnEndOfStream: false, ct);
            return got == PictureQueue.Bytes ? Answers.Of(await queue.Read(light, ct), a => a) : Answers.Refused(ApiErrors.WrongLength(PictureQueue.Bytes));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(light);
        }
    }
}
