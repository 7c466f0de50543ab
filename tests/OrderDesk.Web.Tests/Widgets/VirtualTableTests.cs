using Bunit;
using Microsoft.AspNetCore.Components;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Widgets;

public sealed class VirtualTableTests : WidgetContext
{
    private IReadOnlySet<object> _selected = new HashSet<object>();
    private string _opened = "";

    [Fact]
    public void VirtualTable_WithRows_CountsThemAndNumbersTheirPlaces()
    {
        var table = RenderTable(Rows("a", "b"));

        table.WaitForAssertion(() => table.Find("table").GetAttribute("aria-rowcount").ShouldBe("3"));
        table.FindAll("tr[data-index]").Select(r => r.GetAttribute("aria-rowindex")).ShouldBe(["2", "3"]);
        table.Find("tr[tabindex='0']").TextContent.ShouldContain("a");
    }

    [Fact]
    public void VirtualTable_WithoutRows_ShowsItsEmptyState()
    {
        var table = RenderTable(Rows());

        table.WaitForAssertion(() => table.Find(".empty").TextContent.ShouldContain("No orders match"));
        table.Find(".vt").HasAttribute("hidden").ShouldBeTrue();
    }

    [Fact]
    public void VirtualTable_ThatCannotBeRead_SaysSoAndReadsAgain()
    {
        var broken = true;
        var table = RenderTable(_ => broken ? throw new InvalidOperationException("no database") : new TableRows<string>(["a"], 1));
        table.WaitForAssertion(() => table.Find(".error-panel").TextContent.ShouldNotContain("no database"));

        broken = false;
        table.Find(".error-panel button").Click();

        table.WaitForAssertion(() => table.FindAll("tr[data-index]").Count.ShouldBe(1));
        table.FindAll(".error-panel").ShouldBeEmpty();
    }

    [Fact]
    public void VirtualTable_EnterAndX_OpenAndSelectTheRow()
    {
        var table = RenderTable(Rows("a", "b"));
        table.WaitForAssertion(() => table.FindAll("tr[data-index]").Count.ShouldBe(2));

        table.FindAll("tr[data-index]")[1].KeyDown("Enter");
        table.FindAll("tr[data-index]")[1].KeyDown("x");

        _opened.ShouldBe("b");
        _selected.ShouldBe(["b"]);
    }

    [Fact]
    public void SortHeader_PressedTwice_TurnsRound()
    {
        var asked = new List<TableSort>();
        var head = Render<SortHeader>(p => p.Add(h => h.Key, "placed").Add(h => h.Label, "Placed").Add(h => h.Descending, value: true).Add(h => h.OnSort, asked.Add));

        head.Find("button").Click();
        head.Render(p => p.Add(h => h.Sort, asked[0]));
        head.Find("th").GetAttribute("aria-sort").ShouldBe("descending");
        head.Find("button").Click();

        asked.ShouldBe([new("placed", Descending: true), new("placed", Descending: false)]);
    }

    private static Func<TableRequest, TableRows<string>> Rows(params string[] rows) =>
        request => new TableRows<string>([.. rows.Skip(request.Start).Take(request.Count)], rows.Length);

    private IRenderedComponent<VirtualTable<string>> RenderTable(Func<TableRequest, TableRows<string>> rows) => Render<VirtualTable<string>>(p => p
        .Add(t => t.Load, (request, _) => ValueTask.FromResult(rows(request)))
        .Add(t => t.KeyOf, row => row)
        .Add(t => t.Label, "Orders")
        .Add(t => t.Columns, 1)
        .Add(t => t.Head, "<th scope=\"col\">Name</th>")
        .Add(t => t.Row, row => $"<td>{row}</td>")
        .Add(t => t.Empty, (RenderFragment)(b => b.AddMarkupContent(0, "<p class=\"empty\">No orders match</p>")))
        .Add(t => t.Selectable, value: true)
        .Add(t => t.SelectedChanged, keys => _selected = keys)
        .Add(t => t.OnOpen, row => _opened = row));
}
