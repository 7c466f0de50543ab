using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrderDesk.Web.Setup;

namespace OrderDesk.Web.Tests;

public sealed class ProgramTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly WebApplicationFactory<Program> _program;

    public ProgramTests() => _program = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
        .UseEnvironment("Development")
        .UseSetting("OrderDesk:DemoOrders", "0")
        .UseSetting("OrderDesk:DataDirectory", _data.Path));

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_OfARunningProgram_IsFine(string path)
    {
        using var client = _program.CreateClient();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Readiness_NotYet_SaysWhy()
    {
        await using var program = _program.WithWebHostBuilder(host => host.ConfigureServices(services =>
            services.AddHealthChecks().AddCheck("shop", () => HealthCheckResult.Degraded("3 of 7 orders"), [HealthSetup.Ready])));
        using var client = program.CreateClient();

        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("shop: 3 of 7 orders");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/no-such-page")]
    public async Task Answers_OfARunningProgram_CarryTheSecurityHeaders(string path)
    {
        using var client = _program.CreateClient();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Permissions-Policy").ShouldHaveSingleItem().ShouldStartWith("camera=(self), microphone=()");
    }

    [Fact]
    public void DataDirectory_OfASetting_IsThatFolder() =>
        _program.Services.GetRequiredService<DataDirectory>().Path.ShouldBe(_data.Path);

    public void Dispose()
    {
        _program.Dispose();
        _data.Dispose();
    }
}
