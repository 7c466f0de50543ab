using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace OrderDesk.Web.Tests.Api;

/// <summary>The description, its page, and the limits of the door.</summary>
public sealed class DescriptionTests(SqliteApiHost host) : IClassFixture<SqliteApiHost>
{
    [Fact]
    public async Task Description_OfEveryEndpoint_SaysWhatItTakesAndGives()
    {
        var nobody = await (await host.Up()).As(null);

        var document = (await nobody.Get("/openapi/v1.json")).ShouldBe(200).Json;

        var paths = document.GetProperty("paths");
        foreach (var row in EndpointMatrix.Rows)
        {
            var operation = paths.GetProperty(row.Template).GetProperty(row.Method.ToLowerInvariant());
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty(row.ToString());
            operation.GetProperty("security").GetArrayLength().ShouldBe(1, row.ToString());
            operation.GetProperty("responses").TryGetProperty("401", out _).ShouldBeTrue(row.ToString());
            if (row.Body is not null)
                operation.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _).ShouldBeTrue(row.ToString());
        }

        paths.GetProperty("/api/auth/login").GetProperty("post").TryGetProperty("requestBody", out _).ShouldBeTrue();
        var schemas = document.GetProperty("components").GetProperty("schemas");
        schemas.GetProperty("PlaceBody").GetProperty("properties").TryGetProperty("checkoutData", out _).ShouldBeTrue();
        schemas.GetProperty("Problem").GetProperty("properties").TryGetProperty("suggestedAction", out _).ShouldBeTrue();
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer").GetProperty("scheme").GetString().ShouldBe("bearer");
    }

    [Fact]
    public async Task Page_OfTheDescription_IsThere()
    {
        var nobody = await (await host.Up()).As(null);

        var page = await nobody.Get("/swagger/index.html");

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("swagger-ui");
    }

    [Fact]
    public async Task Requests_BeyondTheLimit_Are429WithTheTimeToWait()
    {
        using var data = new TempFolder();
        await using var program = new WebApplicationFactory<Program>().WithWebHostBuilder(web => web
            .UseEnvironment("Development").UseSetting("OrderDesk:DataDirectory", data.Path).UseSetting("OrderDesk:Demo", "false").UseSetting("OrderDesk:RateLimits:Api", "3"));
        var nobody = new ApiClient(program.CreateClient(), null);
        for (var i = 0; i < 3; i++)
            (await nobody.Get("/api/orders")).ShouldBe(401);

        var reply = (await nobody.Get("/api/orders")).ShouldBeRefused(429, "TOO_MANY_REQUESTS");

        int.Parse(reply.Headers["Retry-After"]).ShouldBeInRange(1, 60);
        (await nobody.Get("/health/live")).Status.ShouldBe(200);
    }
}
