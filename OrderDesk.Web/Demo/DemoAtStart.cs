using OrderDesk.Data.Demo;
using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Demo;

/// <summary>
/// The first start of a demo: people, goods and stock are there before the program listens; the orders come in while it does, live
/// on every page. A fill that was broken off goes on at the next start.
/// </summary>
internal sealed partial class DemoAtStart(DemoMode demo, DemoFilling filling, IServiceProvider services, IConfiguration configuration, ILogger<DemoAtStart> log) : BackgroundService
{
    private int Orders => configuration.GetValue("OrderDesk:DemoOrders", DemoShop.UsualOrders);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (demo.On && Orders > 0)
        {
            var shop = services.GetRequiredService<DemoShop>();
            if (await shop.State(cancellationToken) is DemoState.Empty or DemoState.Unfinished)
                await Open(shop, cancellationToken);
        }

        if (!filling.IsOpen)
            filling.End();
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!filling.IsOpen)
            return;
        try
        {
            var report = await services.GetRequiredService<DemoShop>().Fill(Orders, filling, stoppingToken);
            Filled(log, report.Orders, report.Took.TotalSeconds);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(log, failure);
        }
        finally
        {
            filling.End();
        }
    }

    private async Task Open(DemoShop shop, CancellationToken ct)
    {
        await shop.Open(Orders, filling, ct);
        filling.Begin();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo shop is filled: {Orders} orders in {Seconds:0.0} s")]
    private static partial void Filled(ILogger log, int orders, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The demo shop could not be filled; the next start goes on with it")]
    private static partial void Failed(ILogger log, Exception failure);
}
