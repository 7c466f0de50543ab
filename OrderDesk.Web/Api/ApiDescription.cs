using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OrderDesk.Web.Api;

/// <summary>What /openapi/v1.json says beyond what the endpoints say themselves: bodies, query, headers, sign-in and refusals.</summary>
internal static partial class ApiDescription
{
    private const string Bearer = "bearer";
    private const string ProblemName = "Problem";

    private static readonly (string Status, string Words)[] Refusals =
    [
        ("400", "The request cannot be read"),
        ("401", "Nobody is signed in"),
        ("403", "This person may not do this"),
        ("404", "Not there, or not yours"),
        ("429", "Too many requests; Retry-After says when"),
        ("503", "Busy; Retry-After says when"),
    ];

    private static readonly (string Status, string Words)[] RefusedChanges =
    [
        ("409", "The state does not allow it, or the same request is still running"),
        ("412", "It was changed since the version in If-Match"),
        ("413", "The body is larger than 1 MB"),
        ("415", "The body is not JSON"),
        ("422", "Readable, but against a rule; errors holds every fault"),
    ];

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Describe);
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info.Title = "OrderDesk";
        document.Info.Version = "v1";
        document.Info.Description =
            "Orders of a marketplace: placed, paid, packed, shipped, followed. Sign in at POST /api/auth/login and send the accessToken as a bearer token. "
            + "Every refusal is problem details (RFC 9457) with a stable code. POST and PUT take an Idempotency-Key; orders have an ETag, and changes honour If-Match.";
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The accessToken of POST /api/auth/login" });
        document.AddComponent<IOpenApiSchema>(ProblemName, ProblemSchema());
    }

    private static async Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var method = context.Description.HttpMethod ?? "GET";
        if (context.Document is not { } document)
        {
            return;
        }

        operation.OperationId ??= NameOf(method, context.Description.RelativePath ?? "");
        if (metadata.OfType<Needs>().FirstOrDefault() is { } needs)
        {
            operation.Description = $"Needs {string.Join(" or ", needs.AnyOf)}{(needs.StaffOnly ? ", staff only" : "")}.";
        }

        if (!metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        }

        Parameters(operation, metadata.OfType<Asks>().FirstOrDefault(), metadata.OfType<Needs>().Any() ? method : "GET");
        if (metadata.OfType<Takes>().FirstOrDefault() is { } takes)
        {
            document.AddComponent<IOpenApiSchema>(takes.Type.Name, await context.GetOrCreateSchemaAsync(takes.Type, null, ct));
            operation.RequestBody = new OpenApiRequestBody { Required = !takes.Optional, Content = Json(new OpenApiSchemaReference(takes.Type.Name, document)) };
        }

        if (metadata.OfType<TakesBytes>().FirstOrDefault() is { } bytes)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Description = bytes.Words, Content = Json(new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }, "application/octet-stream") };
        }

        operation.Responses ??= [];
        foreach (var (status, words) in method == "GET" ? Refusals : [.. Refusals, .. RefusedChanges])
        {
            operation.Responses.TryAdd(status, new OpenApiResponse { Description = words, Content = Json(new OpenApiSchemaReference(ProblemName, document), "application/problem+json") });
        }
    }

    /// <summary>Sign-in has neither keys nor versions.</summary>
    private static void Parameters(OpenApiOperation operation, Asks? asks, string method)
    {
        operation.Parameters ??= [];
        foreach (var (name, words) in asks?.Parameters ?? [])
        {
            operation.Parameters.Add(Parameter(name, ParameterLocation.Query, words));
        }

        if (method != "GET")
        {
            operation.Parameters.Add(Parameter("Idempotency-Key", ParameterLocation.Header, "1 to 255 visible ASCII characters; the same key with the same request is done once."));
            operation.Parameters.Add(Parameter("If-Match", ParameterLocation.Header, "The ETag of the order that you saw; another one answers 412."));
        }
    }

    private static OpenApiParameter Parameter(string name, ParameterLocation place, string words) =>
        new() { Name = name, In = place, Description = words, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema, string type = "application/json") =>
        new(StringComparer.Ordinal) { [type] = new OpenApiMediaType { Schema = schema } };

    private static OpenApiSchema ProblemSchema()
    {
        var fault = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = Texts("code", "message", "field", "suggestedAction") };
        fault.Properties!["canRetry"] = new OpenApiSchema { Type = JsonSchemaType.Boolean };
        var problem = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457. Programs match on code; people read detail and suggestedAction. What else is known (the right price, what is available where) stands beside them.",
            Properties = Texts("type", "title", "detail", "instance", "code", "field", "suggestedAction", "traceId"),
        };
        problem.Properties!["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer };
        problem.Properties["canRetry"] = new OpenApiSchema { Type = JsonSchemaType.Boolean };
        problem.Properties["errors"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = fault, Description = "Every single fault." };
        return problem;
    }

    private static Dictionary<string, IOpenApiSchema> Texts(params string[] names) =>
        names.ToDictionary(n => n, IOpenApiSchema (_) => new OpenApiSchema { Type = JsonSchemaType.String }, StringComparer.Ordinal);

    /// <summary><c>POST api/orders/{id}/cancel</c> is <c>post_orders_id_cancel</c>.</summary>
    private static string NameOf(string method, string path) => $"{method.ToLowerInvariant()}_{NotWord().Replace(path["api/".Length..], "_").Trim('_')}";

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex NotWord();
}
