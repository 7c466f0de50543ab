using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrderDesk.Data.Demo;

namespace OrderDesk.Web.Demo;

/// <summary>
/// How far the demo shop is. Until it is filled the program is not ready, and jobs stand still: an order that is being told in the
/// past must not be swept up by a job of today.
/// </summary>
internal sealed class DemoFilling : IHealthCheck, IProgress<DemoProgress>
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DemoProgress? _progress;

    /// <summary>Orders are coming in.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>True from the start when there is nothing to fill, else once it is filled.</summary>
    public bool IsOver => _ended.Task.IsCompleted;

    public void Begin() => IsOpen = true;

    public void End() => _ended.TrySetResult();

    /// <summary>Waits until the shop is filled, or need not be.</summary>
    public Task Over(CancellationToken ct) => _ended.Task.WaitAsync(ct);

    public void Report(DemoProgress value) => _progress = value;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        IsOver ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(_progress is { } p ? $"The demo shop is being filled: {p.Done} of {p.Total} {p.What}" : "The demo shop is being opened"));
}
