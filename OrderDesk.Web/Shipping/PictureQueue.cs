using System.Threading.RateLimiting;
using OrderDesk.Core.Common;

namespace OrderDesk.Web.Shipping;

/// <summary>
/// Reads pictures of cameras, each 640 × 480. Reading is work for a processor alone: half of them do it at most, so that orders and pages
/// go on beside it, and a hall's worth of pictures may wait. Beyond that a picture is refused as busy; the camera has the next one.
/// </summary>
internal sealed class PictureQueue : IDisposable
{
    public const int Width = 640;
    public const int Height = 480;
    public const int Bytes = Width * Height;
    private const int MayWait = 32;

    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions { PermitLimit = Math.Max(1, Environment.ProcessorCount / 2), QueueLimit = MayWait });

    /// <param name="light">At least <see cref="Bytes"/> of brightness, as <see cref="PictureReader"/> takes them.</param>
    /// <returns>The code, or that there is none; or BUSY.</returns>
    public async ValueTask<Result<PictureAnswer>> Read(byte[] light, CancellationToken ct)
    {
        using var turn = await _turns.AcquireAsync(1, ct);
        return turn.IsAcquired ? new PictureAnswer(PictureReader.Read(light, Width, Height)) : CommonErrors.Busy();
    }

    public void Dispose() => _turns.Dispose();
}

/// <param name="Code">What the code in the picture says; missing when there is none.</param>
public sealed record PictureAnswer(string? Code);
