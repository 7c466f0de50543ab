using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace OrderDesk.Browser.Tests;

/// <summary>The whole program on a real port of 127.0.0.1, with a data folder of its own.</summary>
public class RunningProgram : WebApplicationFactory<Program>
{
    private readonly TempFolder _data = new();

    public RunningProgram()
    {
        UseKestrel(0);
    }

    /// <summary>How many orders the demo shop starts with; with none there is no shop either.</summary>
    protected virtual string DemoOrders => "0";

    /// <returns>Where it listens, e.g. <c>http://127.0.0.1:40123</c>.</returns>
    public Uri Start()
    {
        StartServer();
        return new UriBuilder(ClientOptions.BaseAddress) { Host = "127.0.0.1" }.Uri;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("OrderDesk:DataDirectory", _data.Path);
        builder.UseSetting("OrderDesk:DemoOrders", DemoOrders);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _data.Dispose();
    }
}
