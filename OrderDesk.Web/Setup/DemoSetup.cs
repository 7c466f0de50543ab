using OrderDesk.Data.Demo;
using OrderDesk.Web.Demo;

namespace OrderDesk.Web.Setup;

/// <summary>The demo shop (DESIGN 15): made at the first start of a demo, or by the verb <c>demo</c>.</summary>
internal static class DemoSetup
{
    public const string NeverInProduction = "The demo shop and its accounts have a public password and are never made in Production. Leave OrderDesk:Demo out, or start with --environment Development.";

    /// <exception cref="InvalidOperationException">A demo was asked for in Production.</exception>
    public static void AddOrderDeskDemo(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsProduction() && builder.Configuration.GetValue("OrderDesk:Demo", defaultValue: false))
            throw new InvalidOperationException(NeverInProduction);
        builder.Services.AddSingleton<DemoShop>().AddSingleton<DemoFilling>().AddHostedService<DemoAtStart>();
        builder.Services.AddHealthChecks().AddCheck<DemoFilling>("demo", tags: [HealthSetup.Ready]);
    }
}
