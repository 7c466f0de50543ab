using Microsoft.AspNetCore.Antiforgery;
using OrderDesk.Core.Common;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Documents;

/// <summary>
/// What the print buttons of pages post to. A plain form into a new tab: the browser's own viewer shows the answer, no script and no
/// pop-up is needed, and 500 parcels do not fit into an address.
/// </summary>
internal static class PrintForms
{
    public const string Kind = "kind";
    public const string Parcels = "parcels";

    public static void MapPrintForms(this IEndpointRouteBuilder routes) => routes.MapPost(Links.Print, Print).RequireAuthorization(Permissions.DocumentsPrint).ExcludeFromDescription();

    private static async Task<IResult> Print(HttpContext http, IAntiforgery antiforgery, PrintDocuments print, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.LocalRedirect(Links.Home);
        var form = await http.Request.ReadFormAsync(ct);
        if (!WireName.TryRead<DocumentKind>(form[Kind].ToString(), out var kind))
            return TypedResults.LocalRedirect(Links.Home);
        var parcels = form[Parcels].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries).Take(PrintDocuments.MostParcels + 1)
            .Select(text => IdText.TryRead<FulfillmentId>(text, out var id) ? id : new FulfillmentId(-1)).ToList();
        var printed = await print.Run(new PrintDocuments.Command(kind, parcels), Callers.Of(http.User, "page"), ct);
        return printed.Ok ? new Pdf(printed.Value) : TypedResults.Text($"{printed.Error.Message} {printed.Error.SuggestedAction}", statusCode: StatusCodes.Status409Conflict);
    }
}
