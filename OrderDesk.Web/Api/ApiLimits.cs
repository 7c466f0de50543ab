using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using OrderDesk.Core.Common;

namespace OrderDesk.Web.Api;

/// <summary>
/// How many requests a minute each user (or, without a sign-in, each address) may send to the API:
/// <c>OrderDesk:RateLimits:Api</c>, 6,000 by default; 0 switches it off.
/// </summary>
internal sealed class ApiLimits : IDisposable
{
    private const int Usual = 6000;
    private readonly PartitionedRateLimiter<HttpContext>? _limiter;

    public ApiLimits(IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("OrderDesk:RateLimits:Api", Usual);
        _limiter = perMinute <= 0 ? null : PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimitPartition.GetFixedWindowLimiter(
            Who(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
    }

    public async ValueTask<Error?> Refusal(HttpContext http)
    {
        if (_limiter is null)
        {
            return null;
        }

        using var lease = await _limiter.AcquireAsync(http, 1, http.RequestAborted);
        return lease.IsAcquired ? null : ApiErrors.TooManyRequests(Seconds(lease));
    }

    public void Dispose() => _limiter?.Dispose();

    private static int Seconds(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;

    private static string Who(HttpContext http) =>
        http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } user
            ? string.Create(CultureInfo.InvariantCulture, $"user:{user}")
            : string.Create(CultureInfo.InvariantCulture, $"address:{http.Connection.RemoteIpAddress}");
}
