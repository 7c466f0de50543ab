using Bunit;

namespace OrderDesk.Web.Tests;

public sealed class HomePageTests : BunitContext
{
    [Fact]
    public void HomePage_ButtonPressed_CountsIt()
    {
        var page = Render<HomePage>();

        page.Find("button").Click();

        page.Find("p").MarkupMatches("""<p role="status">Pressed 1 times</p>""");
    }
}
