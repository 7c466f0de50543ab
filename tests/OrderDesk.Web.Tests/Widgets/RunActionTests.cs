using Bunit;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Widgets;

public sealed class RunActionTests : BunitContext
{
    private readonly List<Guid> _ids = [];
    private readonly List<TaskCompletionSource> _running = [];

    public RunActionTests() => Services.Add(new(typeof(TimeProvider), TimeProvider.System));

    [Fact]
    public void RunAction_PressedTwiceWhileRunning_RunsOnce()
    {
        var button = RenderAction();

        button.Find("button").Click();
        button.Find("button").Click();

        _ids.Count.ShouldBe(1);
        button.Find("button").GetAttribute("aria-busy").ShouldBe("true");
    }

    [Fact]
    public void RunAction_Done_ShowsTheTickAndTakesANewCommandId()
    {
        var button = RenderAction();

        button.Find("button").Click();
        _running[0].SetResult();
        button.WaitForAssertion(() => button.Find("button").ClassList.ShouldContain("is-done"));
        button.Find("button").Click();

        _ids.Count.ShouldBe(2);
        _ids[1].ShouldNotBe(_ids[0]);
    }

    [Fact]
    public void RunAction_Refused_KeepsItsCommandIdAndShowsNoTick()
    {
        var button = RenderAction(refuse: true);

        button.Find("button").Click();
        _running[0].SetResult();
        button.WaitForAssertion(() => button.Find("button").HasAttribute("aria-busy").ShouldBeFalse());
        button.Find("button").ClassList.ShouldNotContain("is-done");
        button.Find("button").Click();

        _ids[1].ShouldBe(_ids[0]);
    }

    [Fact]
    public void RunAction_WithAReasonAgainstIt_SaysItAndDoesNotRun()
    {
        var button = RenderAction(reason: "Two units are not packed yet.");

        button.Find("button").Click();

        _ids.ShouldBeEmpty();
        button.Find("button").GetAttribute("aria-disabled").ShouldBe("true");
        var tip = button.Find($"#{button.Find("button").GetAttribute("aria-describedby")}");
        tip.TextContent.ShouldBe("Two units are not packed yet.");
    }

    private IRenderedComponent<RunAction> RenderAction(bool refuse = false, string? reason = null) => Render<RunAction>(p => p
        .Add(a => a.Label, "Pack order")
        .Add(a => a.DisabledReason, reason)
        .Add(a => a.OnRun, ticket => Run(ticket, refuse)));

    private Task Run(RunTicket ticket, bool refuse)
    {
        _ids.Add(ticket.CommandId);
        if (refuse)
            ticket.Refuse();
        _running.Add(new TaskCompletionSource());
        return _running[^1].Task;
    }
}
