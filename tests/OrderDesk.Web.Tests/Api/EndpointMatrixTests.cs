using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Tests.Api;

/// <summary>Nobody reaches what they may not, and no endpoint is forgotten (RULES 24).</summary>
public abstract class EndpointMatrixTests(ApiHost host)
{
    public static TheoryData<string> Endpoints => [.. EndpointMatrix.Rows.Select(r => r.ToString())];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Endpoint_ForEveryPerson_AnswersAsTheMatrixSays(string endpoint)
    {
        await host.Up();
        var row = EndpointMatrix.Rows.Single(r => r.ToString() == endpoint);
        var found = new List<string>();
        Scene? scene = null;
        foreach (var who in EndpointMatrix.People)
        {
            scene ??= await Scene.Set(host, row.Stage);
            var reply = await (await host.As(who)).Send(row.Method, scene.Fill(row.Path ?? row.Template), row.Body is null ? null : scene.Fill(row.Body));
            found.Add($"{reply.Status}");
            if (reply.Status >= 400)
                reply.ContentType.ShouldBe("application/problem+json", $"{who}: {reply.Text}");
            else if (row.Method != "GET")
                scene = null; // It is used up.
        }

        string.Join(' ', found).ShouldBe(row.Expected, string.Join(' ', EndpointMatrix.People.Select(p => p ?? "nobody")));
    }

    [Fact]
    public async Task EveryMappedEndpoint_HasARow()
    {
        await host.Up();
        var known = EndpointMatrix.Rows.Select(r => r.ToString()).ToHashSet();

        Mapped().Select(m => $"{m.Method} {m.Template}").Where(name => !known.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryMappedEndpoint_NamesItsPermission()
    {
        await host.Up();

        Mapped().Where(m => m.Endpoint.Metadata.GetMetadata<Needs>() is not { AnyOf.Count: > 0 }).Select(m => $"{m.Method} {m.Template}").ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryRow_IsMapped()
    {
        await host.Up();
        var mapped = Mapped().Select(m => $"{m.Method} {m.Template}").ToHashSet();

        EndpointMatrix.Rows.Select(r => r.ToString()).Where(name => !mapped.Contains(name)).ShouldBeEmpty();
    }

    /// <summary>Sign-in has its own tests: it is for those who are nobody yet.</summary>
    private List<(string Method, string Template, RouteEndpoint Endpoint)> Mapped()
    {
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Template: $"/{e.RoutePattern.RawText?.Trim('/')}", Endpoint: e))
            .Where(e => e.Template.StartsWith("/api/", StringComparison.Ordinal) && !e.Template.StartsWith("/api/auth/", StringComparison.Ordinal))
            .SelectMany(e => e.Endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => (m, e.Template, e.Endpoint))).ToList();
        endpoints.Count.ShouldBeGreaterThan(30);
        return endpoints;
    }
}

public sealed class EndpointMatrixOnSqliteTests(SqliteApiHost host) : EndpointMatrixTests(host), IClassFixture<SqliteApiHost>;

public sealed class EndpointMatrixOnPostgresTests(PostgresApiHost host) : EndpointMatrixTests(host), IClassFixture<PostgresApiHost>;
