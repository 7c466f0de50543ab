using OrderDesk.Web.Setup;
using OrderDesk.Web.Verbs;

return await CommandLine.Run(args, Build, Serve);

static WebApplication Build(string[] settings)
{
    var builder = HostSetup.CreateBuilder(settings);
    builder.AddOrderDeskData();
    builder.AddOrderDeskIdentity();
    builder.AddOrderDeskDemo();
    builder.AddOrderDeskUi();
    builder.AddOrderDeskLive();
    builder.AddOrderDeskApi();
    builder.AddOrderDeskJobs();
    builder.AddOrderDeskHealth();
    return builder.Build();
}

static async Task<int> Serve(WebApplication app, CancellationToken cancellation)
{
    app.UseSecurityHeaders();
    app.UseMiddleware<BusyDoor>();
    app.UseNotFoundPage();
    app.UseOrderDeskIdentity();
    app.UseAntiforgery();
    app.MapOrderDeskHealth();
    app.MapOrderDeskApi();
    app.MapOrderDeskUi();
    await app.RunAsync(cancellation);
    return ExitCode.Success;
}
