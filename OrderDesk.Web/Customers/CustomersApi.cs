using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Customers;

/// <summary>/api/customers: staff see all, customers themselves.</summary>
internal static class CustomersApi
{
    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapApi("/api/customers", "Customers");
        customers.MapGet("/", List).Needs(Permissions.CustomersRead).Gives<PageAnswer<CustomerAnswer>>()
            .AsksForPages(("q", "Words of name, e-mail and phone.")).WithSummary("Customers");
        customers.MapGet("/{id}", Get).Needs(Permissions.CustomersRead, Permissions.CartUse).Gives<CustomerAnswer>().WithSummary("A customer");
    }

    private static async Task<IResult> List(ApiCall call, ICustomerReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (words, cursor, limit) = (query.Text("q"), query.Cursor, query.Limit);
        return query.Error is { } wrong
            ? Answers.Refused(wrong)
            : Answers.PageOf(await reads.List(words, call.Caller, cursor, limit, ct), CustomerAnswer.Of);
    }

    private static async Task<IResult> Get(string id, ApiCall call, ICustomerReads reads, CancellationToken ct) =>
        IdText.TryRead<CustomerId>(id, out var customer) && await reads.Find(customer, call.Caller, ct) is { } found
            ? Answers.Json(CustomerAnswer.Of(found))
            : Answers.Refused(CommonErrors.NotFound("This customer"));
}
