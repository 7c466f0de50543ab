using OrderDesk.Core.Common;

namespace OrderDesk.Core.Tests.Common;

public sealed class IdTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(1_234_567_890_123_456_789)]
    [InlineData(long.MaxValue)]
    public void Text_OfAnyId_ReadsBack(long value)
    {
        var text = new OrderId(value).ToString();

        text.ShouldStartWith("ord_");
        text.Length.ShouldBe(17);
        IdText.TryRead<OrderId>(text, out var id).ShouldBeTrue();
        id.Value.ShouldBe(value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ord_")]
    [InlineData("lin_0000000000001")]
    [InlineData("ord_000000000000")]
    [InlineData("ord_00000000000001")]
    [InlineData("ord_000000000000u")]
    [InlineData("ord_000000000000A")]
    [InlineData("ord_zzzzzzzzzzzzz")]
    [InlineData("ord-0000000000001")]
    public void Read_AnythingElse_IsRefused(string? text) => IdText.TryRead<OrderId>(text, out _).ShouldBeFalse();

    [Fact]
    public void Text_SortsLikeTheNumber()
    {
        var ids = new[] { 5, 31, 32, 1023, 1024, 99_999_999 }.Select(v => new LineId(v).ToString()).ToList();

        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void New_ClockStandsStillThenGoesBack_IdsStillGrow()
    {
        var clock = new ManualTime();
        var source = new IdSource(clock);
        var ids = Many(source, 20_000);
        clock.Advance(TimeSpan.FromMilliseconds(-500));
        ids.AddRange(Many(source, 20_000));
        clock.Advance(TimeSpan.FromSeconds(10));
        ids.AddRange(Many(source, 100));

        ids.Zip(ids.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
        ids[^1].ShouldBeGreaterThan(IdSource.FloorOf(clock.Now.UtcDateTime) - 1);
    }

    [Fact]
    public void New_TwoNodes_NeverMeet()
    {
        var clock = new ManualTime();

        Many(new IdSource(clock, 1), 10_000).Intersect(Many(new IdSource(clock, 2), 10_000)).ShouldBeEmpty();
    }

    [Fact]
    public void New_OfAPastSecond_IsUniqueAndSortsThere()
    {
        var source = new IdSource(new ManualTime());
        var at = new DateTime(2018, 3, 4, 5, 6, 7, DateTimeKind.Utc);

        var ids = Enumerable.Range(0, 50_000).Select(_ => source.New<RowId>(at).Value).ToList();

        ids.Distinct().Count().ShouldBe(ids.Count);
        ids.ShouldAllBe(id => id >= IdSource.FloorOf(at) && id < IdSource.FloorOf(at.AddMilliseconds(1)));
    }

    [Fact]
    public void New_WithHistoryInBetween_StaysUnique()
    {
        var source = new IdSource(new ManualTime());
        var past = new DateTime(2018, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var live = new List<long>();
        for (var i = 0; i < 10_000; i++)
        {
            live.Add(source.New<RowId>().Value);
            source.New<RowId>(past);
        }

        live.Distinct().Count().ShouldBe(live.Count);
    }

    [Fact]
    public void GoOnAfter_ClockStoodStillOrWentBack_MakesNoIdTwice()
    {
        var clock = new ManualTime();
        var before = Many(new IdSource(clock), 20_000);
        clock.Advance(TimeSpan.FromMinutes(-1));
        var source = new IdSource(clock);
        var last = before[^1];
        source.GoOnAfter(last);

        Many(source, 20_000).ShouldAllBe(id => id > last);
    }

    private static List<long> Many(IdSource source, int count) => [.. Enumerable.Range(0, count).Select(_ => source.New<RowId>().Value)];
}
