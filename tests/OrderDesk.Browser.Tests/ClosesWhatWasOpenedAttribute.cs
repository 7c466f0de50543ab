using System.Reflection;
using Xunit.v3;

[assembly: OrderDesk.Browser.Tests.ClosesWhatWasOpened]

namespace OrderDesk.Browser.Tests;

/// <summary>
/// Closes the pages of a test that is through. When it failed, what they show is put beside the failure before: what it waited for is
/// not there, this is.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ClosesWhatWasOpenedAttribute : BeforeAfterTestAttribute
{
    /// <summary>xUnit gives this place no task to return, so it blocks until the pool has done it.</summary>
    public override void After(MethodInfo methodUnderTest, IXunitTest test) => Task.Run(End).GetAwaiter().GetResult();

    private static async Task End()
    {
        var test = TestContext.Current;
        if (await test.GetFixture<BrowserFixture>() is not { } browser)
            return;
        if (test.TestState?.Result == TestResult.Failed)
            test.TestOutputHelper?.WriteLine(await browser.Shown());
        await browser.CloseWhatTheTestOpened();
    }
}
