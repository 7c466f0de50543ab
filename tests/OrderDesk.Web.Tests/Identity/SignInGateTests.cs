using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Tests.Identity;

public sealed class SignInGateTests
{
    private readonly MovingTime _clock = new();

    [Fact]
    public async Task Enter_AfterFiveFailures_WaitsForTheMinuteToEnd()
    {
        var gate = new SignInGate(_clock, 5);
        await Fail(gate, "a", 5);
        _clock.Advance(TimeSpan.FromSeconds(20));

        (await Wait(gate, "a")).ShouldBe(40);
        _clock.Advance(TimeSpan.FromSeconds(40));
        (await Wait(gate, "a")).ShouldBeNull();
    }

    [Fact]
    public async Task Enter_OtherAccountOrAddress_IsNotHindered()
    {
        var gate = new SignInGate(_clock, 5);
        await Fail(gate, "a", 5);

        (await Wait(gate, "b")).ShouldBeNull();
        (await Wait(gate, "a", "elsewhere")).ShouldBeNull();
    }

    [Fact]
    public async Task Enter_Success_ForgetsFailures()
    {
        var gate = new SignInGate(_clock, 5);
        await Fail(gate, "a", 4);
        using (var attempt = await gate.Enter("here", "a", CancellationToken.None))
            attempt.Succeeded();
        await Fail(gate, "a", 4);

        (await Wait(gate, "a")).ShouldBeNull();
    }

    [Fact]
    public async Task Enter_ABurstOfGuesses_IsCountedLikeARow()
    {
        var gate = new SignInGate(_clock, 5);

        var waits = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var attempt = await gate.Enter("here", "a", CancellationToken.None);
            await Task.Yield();
            if (attempt.WaitSeconds is null)
                attempt.Failed();
            return attempt.WaitSeconds;
        }));

        waits.Count(wait => wait is null).ShouldBe(5);
    }

    private static async Task Fail(SignInGate gate, string account, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var attempt = await gate.Enter("here", account, CancellationToken.None);
            attempt.WaitSeconds.ShouldBeNull();
            attempt.Failed();
        }
    }

    private static async Task<int?> Wait(SignInGate gate, string account, string address = "here")
    {
        using var attempt = await gate.Enter(address, account, CancellationToken.None);
        return attempt.WaitSeconds;
    }

    /// <summary>A clock whose time stamps move with it.</summary>
    private sealed class MovingTime : TimeProvider
    {
        private long _ticks = TimeSpan.TicksPerDay;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}
