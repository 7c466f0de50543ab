using System.Globalization;
using OrderDesk.Core.Common;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Widgets;

public sealed class FormatTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 13, 5, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(8550, "EUR", "85.50\u00a0€")]
    [InlineData(-450, "EUR", "\u22124.50\u00a0€")]
    [InlineData(123456789, "USD", "1,234,567.89\u00a0$")]
    [InlineData(1500, "JPY", "1,500\u00a0¥")]
    [InlineData(5, "CHF", "0.05\u00a0CHF")]
    [InlineData(long.MinValue, "EUR", "\u221292,233,720,368,547,758.08\u00a0€")]
    public void Money_OfACurrency_HasItsDigitsAndItsSign(long minor, string currency, string expected) =>
        MoneyFormat.Format(minor, currency, culture: English).ShouldBe(expected);

    [Fact]
    public void Money_Signed_SaysPlus() => MoneyFormat.Format(300, "EUR", culture: English, signed: true).ShouldBe("+3.00\u00a0€");

    [Fact]
    public void Money_InAnotherCulture_TakesItsSeparators() =>
        MoneyFormat.Format(123450, "EUR", culture: CultureInfo.GetCultureInfo("de-DE")).ShouldBe("1.234,50\u00a0€");

    [Theory]
    [InlineData("2026-11-21T13:00:00Z", "Today 14:00")]
    [InlineData("2026-11-20T22:59:00Z", "Yesterday 23:59")]
    [InlineData("2026-11-20T23:00:00Z", "Today 00:00")]
    [InlineData("2026-11-22T08:00:00Z", "Tomorrow 09:00")]
    [InlineData("2026-07-01T12:00:00Z", "1 Jul 14:00")]
    [InlineData("2025-11-21T12:00:00Z", "21 Nov 2025")]
    public void Short_NearAndFar_SaysTheDayInTheReadersZone(string at, string expected) =>
        TimeFormat.Short(DateTimeOffset.Parse(at), Now, Berlin, English).ShouldBe(expected);

    [Theory]
    [InlineData("Today 14:05", "today 14:05")]
    [InlineData("Yesterday", "yesterday")]
    [InlineData("Mon 30 Nov", "Mon 30 Nov")]
    public void Time_WithinASentence_LosesTheCapitalOfItsDayOnly(string words, string expected) => TimeFormat.InSentence(words).ShouldBe(expected);

    [Fact]
    public void Full_InTheReadersZone_SaysTheOffset() =>
        TimeFormat.Full(Now, Berlin, English).ShouldBe("Saturday 21 November 2026, 14:05:00 (UTC+01:00)");

    [Theory]
    [InlineData(20, "just now")]
    [InlineData(180, "3 min ago")]
    [InlineData(7500, "2 h 5 min ago")]
    [InlineData(-7200, "in 2 h")]
    [InlineData(90000, "1 day 1 h ago")]
    [InlineData(864000, "10 days ago")]
    public void Ago_OfALengthOfTime_SaysTwoPartsAtMost(int seconds, string expected) =>
        TimeFormat.Ago(Now.AddSeconds(-seconds), Now).ShouldBe(expected);

    [Fact]
    public void Zone_Unknown_IsUtc() => ReaderZone.From("Middle/Earth").Zone.ShouldBe(TimeZoneInfo.Utc);
}
