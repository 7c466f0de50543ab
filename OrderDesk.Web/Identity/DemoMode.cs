namespace OrderDesk.Web.Identity;

/// <summary>Whether this is a demo: <c>OrderDesk:Demo</c>, on in Development unless set, never in Production (DESIGN 15).</summary>
internal sealed record DemoMode(bool On)
{
    public static DemoMode Of(IConfiguration configuration, IHostEnvironment environment) =>
        new(!environment.IsProduction() && configuration.GetValue("OrderDesk:Demo", environment.IsDevelopment()));
}
