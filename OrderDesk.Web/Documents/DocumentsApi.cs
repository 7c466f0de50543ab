using OrderDesk.Core.Common;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Api;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Documents;

/// <summary>The papers of orders: what there is and what was printed, one PDF at a time, or many parcels in one (DESIGN 10, 12).</summary>
internal static class DocumentsApi
{
    private static readonly (string Name, string Words) OneParcel = ("parcel", "The number of one parcel; without it all parcels of the order within your reach.");

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var order = routes.MapApi("/api/orders/{id}", "Documents");
        order.MapGet("/documents", List).Needs(Permissions.OrdersRead).Gives<DocumentsAnswer>().WithSummary("Which papers an order has, and what was printed, when and by whom");
        Paper(order, "/packing-slip.pdf", DocumentKind.PackingSlip, "The packing slip: A4, one for each parcel");
        Paper(order, "/label.pdf", DocumentKind.ShippingLabel, "The label: A6, one for each parcel");
        Paper(order, "/pick-list.pdf", DocumentKind.PickList, "The pick list: A4, one for each hub");
        routes.MapApi("/api/documents", "Documents").MapPost("/print", Print).Needs(Permissions.DocumentsPrint).Takes<PrintBody>().Produces(StatusCodes.Status200OK, contentType: Pdf.Type)
            .WithSummary("The papers of up to 500 parcels as one PDF");
        routes.MapApi("/api/waves", "Waves").MapGet("/{waveId}/pick-list.pdf", OfWave).Needs(Permissions.DocumentsPrint).Produces(StatusCodes.Status200OK, contentType: Pdf.Type)
            .WithSummary("The pick list of a running wave: A4, one for each round, with its totes");
    }

    private static void Paper(RouteGroupBuilder order, string path, DocumentKind kind, string words) => order
        .MapGet(path, (string id, ApiCall call, PrintDocuments print, CancellationToken ct) => OfOrder(kind, id, call, print, ct))
        .Needs(Permissions.DocumentsPrint).Produces(StatusCodes.Status200OK, contentType: Pdf.Type).Asks(OneParcel).WithSummary(words);

    private static async Task<IResult> List(string id, ApiCall call, IDocumentReads reads, CancellationToken ct) =>
        await reads.Of(OrderRoute.Key(id), call.Caller, ct) is { } documents
            ? Answers.Json(DocumentsAnswer.Of(documents))
            : Answers.Refused(OrderErrors.NotFound(OrderRoute.Short(id)));

    private static async Task<IResult> OfOrder(DocumentKind kind, string id, ApiCall call, PrintDocuments print, CancellationToken ct)
    {
        var query = call.Query;
        var parcel = query.Whole("parcel", 1, 9999);
        return query.Error is { } wrong ? Answers.Refused(wrong) : Answer(await print.OfOrder(kind, OrderRoute.Key(id), parcel, call.Caller, ct));
    }

    private static async Task<IResult> OfWave(string waveId, ApiCall call, PrintDocuments print, CancellationToken ct) => IdText.TryRead<WaveId>(waveId, out var id)
        ? Answer(await print.OfWave(id, call.Caller, ct))
        : Answers.Refused(FloorErrors.WaveNotFound());

    private static async Task<IResult> Print(ApiCall call, Body<PrintBody> body, PrintDocuments print, CancellationToken ct)
    {
        var command = Read(body.Value);
        return command.Ok ? Answer(await print.Run(command.Value, call.Command(body), ct)) : Answers.Refused(command.Error);
    }

    private static IResult Answer(Result<PrintedDocument> printed) => printed.Ok ? new Pdf(printed.Value) : Answers.Refused(printed.Error);

    private static Result<PrintDocuments.Command> Read(PrintBody body)
    {
        var errors = new List<Error>();
        var ids = new List<FulfillmentId>();
        if (!WireName.TryRead<DocumentKind>(body.Kind, out var kind))
        {
            errors.Add(body.Kind is null ? CommonErrors.Required("kind") : CommonErrors.UnknownValue("kind", OrderRoute.Short(body.Kind), WireName.All<DocumentKind>()));
        }

        if (body.Parcels is null or { Count: 0 })
        {
            errors.Add(CommonErrors.Required("parcels"));
        }
        else if (body.Parcels.Count > PrintDocuments.MostParcels)
        {
            errors.Add(CommonErrors.OutOfRange("parcels", $"1 to {PrintDocuments.MostParcels} parcels"));
        }

        foreach (var text in errors.Count == 0 ? body.Parcels! : [])
        {
            // An id of another shape is nobody's id: the use case answers that it was not found.
            ids.Add(IdText.TryRead<FulfillmentId>(text, out var parcel) ? parcel : new FulfillmentId(-1));
        }

        return errors.Count > 0 ? Error.Join(errors) : new PrintDocuments.Command(kind, ids);
    }
}

/// <summary>A PDF of ours as an answer: shown in the browser, under a name that tells what it is.</summary>
internal sealed class Pdf(PrintedDocument document) : IResult
{
    public const string Type = "application/pdf";

    public Task ExecuteAsync(HttpContext http)
    {
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{document.FileName}\"";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(document.Content, Type).ExecuteAsync(http);
    }
}
