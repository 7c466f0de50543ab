using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Catalog;

/// <summary>/api/products: what can be ordered.</summary>
internal static class ProductsApi
{
    public static void MapProducts(this IEndpointRouteBuilder routes)
    {
        var products = routes.MapApi("/api/products", "Products");
        products.MapGet("/", List).Needs(Permissions.CatalogRead).Gives<PageAnswer<ProductAnswer>>()
            .AsksForPages(("q", "Words of name, SKU and category; all must match, by prefix."), ("category", "One category.")).WithSummary("Products with their variants, by name");
        products.MapGet("/categories", Categories).Needs(Permissions.CatalogRead).Gives<CategoriesAnswer>().WithSummary("All categories");
        products.MapGet("/{id}", Get).Needs(Permissions.CatalogRead).Gives<ProductAnswer>().WithSummary("A product with its variants");
    }

    private static async Task<IResult> List(ApiCall call, ICatalogReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (words, category, cursor, limit) = (query.Text("q"), query.Text("category"), query.Cursor, query.Limit);
        return query.Error is { } wrong
            ? Answers.Refused(wrong)
            : Answers.PageOf(await reads.List(words, category, call.Caller, cursor, limit, ct), ProductAnswer.Of);
    }

    private static async Task<IResult> Categories(ApiCall call, ICatalogReads reads, CancellationToken ct) =>
        Answers.Json(new CategoriesAnswer(await reads.Categories(ct)));

    private static async Task<IResult> Get(string id, ApiCall call, ICatalogReads reads, CancellationToken ct) =>
        IdText.TryRead<ProductId>(id, out var product) && await reads.Find(product, call.Caller, ct) is { } found
            ? Answers.Json(ProductAnswer.Of(found))
            : Answers.Refused(CommonErrors.NotFound("This product"));
}
