using System.Reflection;
using OrderDesk.Core.Common;
using OrderDesk.Web.Audit;

namespace OrderDesk.Web.Tests.Audit;

public sealed class AuditTests
{
    [Fact]
    public void Difference_OfAnOrder_SaysWhatChangedInWords()
    {
        var difference = AuditDifference.Of(
            """{"number":"ORD-2026-000001","status":"out_for_delivery","totalMinor":8550,"hasHold":false}""",
            """{"number":"ORD-2026-000001","status":"delivered","totalMinor":8550,"hasHold":true}""");

        difference.ShouldBe(
        [
            new("Number", "ORD-2026-000001", "ORD-2026-000001"),
            new("Status", "Out for delivery", "Delivered"),
            new("Total", "85.50", "85.50"),
            new("Has hold", "No", "Yes"),
        ]);
        difference.Where(d => d.IsChanged).Select(d => d.Name).ShouldBe(["Status", "Has hold"]);
    }

    [Fact]
    public void Difference_OfSomethingNewOrNested_NamesEveryMember() =>
        AuditDifference.Of(null, """{"reason":"done_by_hand","address":{"city":"Berlin"},"items":[1,2],"note":null}""").ShouldBe(
        [
            new("Reason", null, "Done by hand"),
            new("Address › city", null, "Berlin"),
            new("Items 1", null, "1"),
            new("Items 2", null, "2"),
        ]);

    [Fact]
    public void Difference_OfPlainText_ShowsIt() => AuditDifference.Of("not json", null).ShouldBe([new("Text", "not json", null)]);

    [Fact]
    public void State_AsUrl_IsReadBack()
    {
        var state = new AuditListState { Search = "ORD-2026 & more", Action = "order.cancel" };

        AuditListState.Parse(state.ToQueryString()).ShouldBe(state);
        AuditListState.Parse("?action=nonsense&q=").ShouldBe(new AuditListState());
        new AuditListState().ToQueryString().ShouldBeEmpty();
    }

    [Fact]
    public void Words_OfEveryUseCase_AreInTheTable()
    {
        var names = typeof(UseCase).Assembly.GetTypes().SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(UseCase)).Select(field => ((UseCase)field.GetValue(null)!).Name).ToList();

        names.Count.ShouldBeGreaterThan(50);
        names.Where(name => !AuditWords.Knows(name)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("order.cancel", "Order cancelled")]
    [InlineData("users.sign_in", "Users: sign in")]
    [InlineData("import", "Import")]
    public void Words_OfAnAction_AreNoCode(string action, string words) => AuditWords.Of(action).ShouldBe(words);
}
