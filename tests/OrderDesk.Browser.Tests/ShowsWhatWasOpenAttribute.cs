using System.Reflection;
using Xunit.v3;

[assembly: OrderDesk.Browser.Tests.ShowsWhatWasOpen]

namespace OrderDesk.Browser.Tests;

/// <summary>Puts beside the failure of a journey what its pages show: what it waited for is not there, this is.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ShowsWhatWasOpenAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        var context = TestContext.Current;
        if (context.TestState?.Result == TestResult.Failed)
            // xUnit gives this place no task to return, so it blocks until the pool has asked the pages.
            context.TestOutputHelper?.WriteLine(Task.Run(Shown).GetAwaiter().GetResult());
    }

    private static async Task<string> Shown() => await TestContext.Current.GetFixture<BrowserFixture>() is { } browser ? await browser.Shown() : "";
}
