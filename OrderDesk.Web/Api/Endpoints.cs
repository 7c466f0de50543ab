using OrderDesk.Core.Common;

namespace OrderDesk.Web.Api;

/// <summary>The words that the endpoint tables are written in.</summary>
internal static class Endpoints
{
    /// <summary>A group of endpoints whose unreadable requests are answered before their handlers run.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string prefix, string tag) => routes.MapGroup(prefix).WithTags(tag).AddEndpointFilter(Readable);

    /// <summary>One of these permissions opens the endpoint.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, params string[] anyOf) => endpoint.WithMetadata(new Needs(anyOf, StaffOnly: false));

    public static RouteHandlerBuilder NeedsStaff(this RouteHandlerBuilder endpoint, params string[] anyOf) => endpoint.WithMetadata(new Needs(anyOf, StaffOnly: true));

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint, bool optional = false) => endpoint.WithMetadata(new Takes(typeof(T), optional));

    /// <summary>A body of bytes, for the description; the handler reads and measures it.</summary>
    public static RouteHandlerBuilder TakesBytes(this RouteHandlerBuilder endpoint, string words) => endpoint.WithMetadata(new TakesBytes(words));

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) => endpoint.Produces<T>(status, "application/json");

    /// <summary>What can be asked for in the query string, for the description: name and words.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder endpoint, params (string Name, string Words)[] parameters) => endpoint.WithMetadata(new Asks(parameters));

    /// <summary>Every list of ours can be paged so.</summary>
    public static RouteHandlerBuilder AsksForPages(this RouteHandlerBuilder endpoint, params (string Name, string Words)[] parameters) =>
        endpoint.Asks([.. parameters, ("limit", "How many at most: 1 to 200, usually 20."), ("cursor", "nextCursor of the page before.")]);

    private static async ValueTask<object?> Readable(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ApiCall? call = null;
        foreach (var argument in context.Arguments)
        {
            call ??= argument as ApiCall;
            if (argument is IRead { Refusal: { } refused })
            {
                return new Problem(refused);
            }
        }

        var answer = await next(context);
        call?.MarkReplay();
        return answer;
    }
}

/// <summary>The bytes that an endpoint takes, for the description.</summary>
internal sealed record TakesBytes(string Words);

/// <summary>Query parameters of an endpoint, for the description.</summary>
internal sealed record Asks(IReadOnlyList<(string Name, string Words)> Parameters);

/// <summary>Answers of handlers.</summary>
internal static class Answers
{
    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => TypedResults.Json(value, ApiJson.Out, "application/json", status);

    public static IResult Refused(Error error) => new Problem(error);

    /// <summary>The value as the contract has it, or the refusal as problem details.</summary>
    public static IResult Of<T, TAnswer>(Result<T> result, Func<T, TAnswer> map) => result.Ok ? Json(map(result.Value)) : Refused(result.Error);

    public static IResult PageOf<T, TRow>(Page<T> page, Func<T, TRow> map) => Json(new PageAnswer<TRow>([.. page.Items.Select(map)], page.Next));
}

/// <summary>A page of a list; <paramref name="NextCursor"/> is missing on the last one.</summary>
public sealed record PageAnswer<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>An amount in major units with its currency.</summary>
public sealed record AmountAnswer(decimal Amount, string Currency)
{
    public static AmountAnswer Of(Money money) => new(money.Major, money.Currency.Code);
}
