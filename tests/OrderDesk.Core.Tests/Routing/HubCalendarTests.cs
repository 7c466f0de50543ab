using OrderDesk.Core.Shipping;
using static OrderDesk.Core.Tests.Routing.RoutingScene;

namespace OrderDesk.Core.Tests.Routing;

public sealed class HubCalendarTests
{
    [Fact]
    public void Next_BeforeTheCutOff_LeavesToday() =>
        Calendar().Next(At(4, 13, 30)).ShouldBe(new Departure(new DateOnly(2026, 3, 4), At(4, 14, 30), 1));

    [Fact]
    public void Next_AtTheCutOff_LeavesTomorrow() =>
        // Three in the afternoon in Berlin is two in UTC, and eight in the morning is seven.
        Calendar().Next(At(4, 14, 0)).ShouldBe(new Departure(new DateOnly(2026, 3, 5), At(5, 8, 0), 2));

    [Fact]
    public void Next_InTheNight_BeginsWhenTheHubOpens() =>
        Calendar().Next(At(4, 2, 0))!.ReadyAt.ShouldBe(At(4, 8, 0));

    [Fact]
    public void Next_FridayEvening_WaitsForMondayAndCountsItsDays() =>
        Calendar().Next(At(6, 18, 0)).ShouldBe(new Departure(new DateOnly(2026, 3, 9), At(9, 8, 0), 2));

    [Fact]
    public void Next_Holiday_IsPassedOver() =>
        Calendar(holidays: [new DateOnly(2026, 3, 5)]).Next(At(4, 20, 0))!.Day.ShouldBe(new DateOnly(2026, 3, 6));

    [Fact]
    public void Next_ProcessingOverAWeekend_IsReadyOnTheNextWorkingDay() =>
        Calendar(minutes: 24 * 60).Next(At(6, 10, 0))!.ReadyAt.ShouldBe(At(9, 7, 0));

    [Fact]
    public void Next_OwnTimeZone_DecidesWhichDayItIs()
    {
        // Already Saturday in Auckland.
        var friday = At(6, 12, 0);

        Calendar("Pacific/Auckland", [DayOfWeek.Saturday], cutOff: 23).Next(friday)!.Day.ShouldBe(new DateOnly(2026, 3, 7));
        Calendar("Pacific/Auckland", [DayOfWeek.Friday], cutOff: 23).Next(friday)!.Day.ShouldBe(new DateOnly(2026, 3, 13));
    }

    [Fact]
    public void Next_ClosedForMonths_IsNever() =>
        Calendar(holidays: [.. Enumerable.Range(0, 90).Select(n => new DateOnly(2026, 3, 4).AddDays(n))]).Next(At(4, 9, 0)).ShouldBeNull();

    [Fact]
    public void Next_NightOfTheClockChange_IsATime() =>
        Calendar(days: [DayOfWeek.Sunday], cutOff: 23, minutes: 0).Next(new DateTime(2026, 3, 28, 23, 30, 0, DateTimeKind.Utc))!.ReadyAt.ShouldBe(new DateTime(2026, 3, 29, 6, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void Check_WrongSettings_NamesEach()
    {
        var wrong = new HubSettings { Calendar = new HubCalendar("Mars/Base", [], [], new TimeOnly(9, 0), -1), DailyCapacity = 0, ParcelCostMinor = -1, UnitCostMinor = long.MaxValue };

        HubRules.Check(wrong).Select(e => e.Field).ShouldBe(["timeZone", "workingDays", "processingMinutes", "dailyCapacity", "costPerParcel", "costPerUnit"]);
        HubRules.Check(new HubSettings { Calendar = Calendar() }).ShouldBeEmpty();
    }

    private static DateTime At(int day, int hour, int minute) => new(2026, 3, day, hour, minute, 0, DateTimeKind.Utc);
}
