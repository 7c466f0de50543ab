using Microsoft.AspNetCore.Routing.Template;

namespace OrderDesk.Web.Api;

/// <summary>
/// Whether a path is one of the API's, whatever the method: the pages answer GET for every address, so that routing itself says
/// "wrong method" where nothing is.
/// </summary>
internal sealed class ApiRoutes(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<TemplateMatcher>> _matchers = new(() => [.. endpoints.Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/') ?? "").Where(template => template.StartsWith("api/", StringComparison.Ordinal))
        .Distinct().Select(template => new TemplateMatcher(TemplateParser.Parse(template), []))]);

    public bool Knows(PathString path) => _matchers.Value.Any(matcher => matcher.TryMatch(path, []));
}
