using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrderDesk.Data;

namespace OrderDesk.Web.Setup;

/// <summary>
/// /health/live: the process answers. /health/ready: it can do its work (checks tagged <c>ready</c>), and it is not about to stop
/// (RULES 34); if not, it says why. What passes by itself is degraded, not a fault, and is not logged as one.
/// </summary>
internal static class HealthSetup
{
    public const string Ready = "ready";

    public static void AddOrderDeskHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<Farewell>();
        builder.Services.AddSingleton<DatabaseTakesWrites>().AddHealthChecks()
            .AddCheck<Stopping>("stopping", tags: [Ready])
            .AddCheck<DatabaseTakesWrites>("database", tags: [Ready]);
    }

    public static void MapOrderDeskHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable },
            ResponseWriter = Say,
        }).AllowAnonymous();
    }

    private static Task Say(HttpContext http, HealthReport report)
    {
        var reasons = report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy).Select(e => $"{e.Key}: {e.Value.Description}").ToList();
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(reasons.Count == 0 ? "ready" : string.Join('\n', reasons), http.RequestAborted);
    }

    /// <summary>From the signal to stop on, nothing new is sent here while what runs is ended.</summary>
    private sealed class Stopping(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Degraded("Stopping") : HealthCheckResult.Healthy());
    }

    /// <summary>
    /// Goes on answering for a moment after the signal to stop (<c>OrderDesk:StopDelay</c>; none in Development), so that whoever
    /// spreads the load sees that this process is not ready any more, and sends its people elsewhere.
    /// </summary>
    private sealed class Farewell(IConfiguration configuration, IHostEnvironment environment, TimeProvider clock) : IHostedLifecycleService
    {
        private static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);

        public Task StoppingAsync(CancellationToken cancellationToken) =>
            Task.Delay(configuration.GetValue("OrderDesk:StopDelay", environment.IsDevelopment() ? TimeSpan.Zero : Usual), clock, cancellationToken);

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>The schema is the program's, and a write gets its turn and its locks within a second. It changes nothing.</summary>
    private sealed class DatabaseTakesWrites(IDatabase database) : IHealthCheck
    {
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
        private volatile bool _isCurrent;

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                if (!await SchemaIsCurrent(cancellationToken))
                    return HealthCheckResult.Unhealthy("The schema is not current: run orderdesk migrate");
                await database.Write(Touch, cancellationToken).WaitAsync(Longest, cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("No write within a second", failure);
            }
        }

        private async Task<bool> SchemaIsCurrent(CancellationToken ct)
        {
            if (_isCurrent)
                return true;
            await using var db = database.Read();
            return _isCurrent = !(await db.Database.GetPendingMigrationsAsync(ct)).Any();
        }

        // Needs the right to write and, on SQLite, the one write lock; finds no row, and is rolled back.
        private static async Task<Written<int>> Touch(OrderDeskDb db, CancellationToken ct) =>
            new(await db.OutboxMessages.Where(m => m.Key == "").ExecuteDeleteAsync(ct), Keep: false);
    }
}
