namespace OrderDesk.Core.Tests;

public sealed class ManualTimeTests
{
    [Fact]
    public void Now_Advanced_MovesByThatMuch()
    {
        var time = new ManualTime();
        var before = time.GetUtcNow();

        time.Advance(TimeSpan.FromMinutes(15));

        (time.GetUtcNow() - before).ShouldBe(TimeSpan.FromMinutes(15));
    }
}
