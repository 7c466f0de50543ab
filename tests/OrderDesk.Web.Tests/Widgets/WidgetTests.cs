using Bunit;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Widgets;

public sealed class WidgetTests : WidgetContext
{
    public static TheoryData<StateFamily> Families => [.. Enum.GetValues<StateFamily>()];

    [Theory]
    [MemberData(nameof(Families))]
    public void StateBadge_OfEveryFamily_HasAWordAndAnIconBesideTheColour(StateFamily family)
    {
        var badge = Render<StateBadge>(p => p.Add(b => b.Family, family).Add(b => b.Word, "Word"));

        badge.Find(".badge").TextContent.ShouldBe("Word");
        badge.Find("svg path").GetAttribute("d").ShouldBe(IconPaths.For(family.Icon()));
        IconPaths.Names.ShouldContain(family.Icon());
    }

    [Fact]
    public void ProgressPath_WithAStepNow_MarksItAndSaysTheRest()
    {
        var path = Render<ProgressPath>(p => p.Add(x => x.Steps, [new("Placed", PathState.Done, Clock.Now), new("Paid", PathState.Now), new("Packed", PathState.Ahead, Note: "tomorrow")]));

        path.FindAll("[aria-current=step]").Count.ShouldBe(1);
        path.FindAll("li")[0].TextContent.ShouldContain("Placed, done");
        path.FindAll("li")[0].TextContent.ShouldContain("Today 09:00");
        path.FindAll("li")[2].TextContent.ShouldContain("tomorrow");
    }

    [Fact]
    public void QuantityBar_WithParts_SaysThemInWords()
    {
        var bar = Render<QuantityBar>(p => p.Add(b => b.Total, 3).Add(b => b.Parts, [new(QuantityKind.Packed, 2), new(QuantityKind.Shipped, 1), new(QuantityKind.Back, 0)]));

        bar.Find(".words").TextContent.ShouldBe("2 packed, 1 shipped of 3");
        bar.FindAll("rect").Count.ShouldBe(2);
    }

    [Fact]
    public void Picture_OfTheSameSeed_IsTheSame() =>
        PictureArt.Draw("COF-250", "coffee").ShouldBe(PictureArt.Draw("COF-250", "coffee"));

    [Fact]
    public void ConfirmPanel_WithoutAReason_AsksForItAndDoesNothing()
    {
        var answers = new List<ConfirmAnswer>();
        var panel = Render<ConfirmPanel>(p => p.Add(x => x.Title, "Cancel this order?").Add(x => x.Verb, "Cancel order")
            .Add(x => x.Reasons, [new("changed_mind", "Changed their mind")]).Add(x => x.OnConfirm, answers.Add));

        panel.Find(".btn-danger").Click();
        answers.ShouldBeEmpty();
        panel.Find(".error").TextContent.ShouldBe("Choose a reason first.");

        panel.Find("select").Change("changed_mind");
        panel.Find("textarea").Change(" by phone ");
        panel.Find(".btn-danger").Click();

        answers.Single().Reason.ShouldBe("changed_mind");
        answers.Single().Note.ShouldBe("by phone");
    }

    [Fact]
    public void Toasts_WithAnUndo_RunsItOnceAndGoes()
    {
        var hub = Services.GetService(typeof(ToastHub)).ShouldBeOfType<ToastHub>();
        var undone = 0;
        var toasts = Render<Toasts>();

        hub.Done("Order packed", () => { undone++; return Task.CompletedTask; });
        toasts.WaitForElement(".toast .btn-link").Click();

        undone.ShouldBe(1);
        toasts.WaitForAssertion(() => toasts.FindAll(".toast").ShouldBeEmpty());
    }
}
