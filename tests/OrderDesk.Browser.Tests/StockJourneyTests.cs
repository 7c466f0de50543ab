using Microsoft.Playwright;

namespace OrderDesk.Browser.Tests;

/// <summary>Goods come in, are counted while somebody carries some away, and go to another hub.</summary>
[Collection(DemoProgramGroup.Name)]
public sealed class StockJourneyTests(BrowserFixture browser, DemoProgram demo)
{
    private const float Patience = 60_000;

    [Fact]
    public async Task Goods_OfAnOrderToASupplier_ComeIntoTheirBin_ByKeyboardAlone()
    {
        var program = await demo.Ready();
        var goods = new FloorGoods(demo.Services, "REC");
        await goods.Store(("REC-CUP", "R-01", 1, null));
        var order = await goods.Buy("REC-CUP", 12);
        var page = await Open(program, $"/replenishment/{order}");

        await page.TabTo("[aria-label='Units of Goods REC-CUP that came now']");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("9");
        await page.TabTo("[aria-label='Bin of Goods REC-CUP']");
        await page.Keyboard.TypeAsync("r-99");
        await page.ShouldBeAccessible();
        await page.TabTo("section[aria-label='Goods that came'] .btn-primary");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Alert).GetByText("Goods REC-CUP:").WaitForAsync();
        (await goods.Places("REC-CUP")).ShouldBe(["R-01 20"]);
        await page.GetByLabel("Bin of Goods REC-CUP").FillAsync("r-01");
        await page.TabTo("section[aria-label='Goods that came'] .btn-primary");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("9 of 12 came").WaitForAsync();
        (await goods.Places("REC-CUP")).ShouldBe(["R-01 29"]);
        await page.GotoInteractive(new Uri(program, $"/stock/{goods.Variant("REC-CUP")}?hub=REC"));
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "R-01" }).GetByText("29").First.WaitForAsync();
    }

    [Fact]
    public async Task Count_GoodsCarriedAwayMeanwhile_ChangesNothing_UntilThatPlaceIsCountedAgain()
    {
        var program = await demo.Ready();
        var goods = new FloorGoods(demo.Services, "CNT");
        await goods.Store(("CNT-CUP", "N-01", 1, null), ("CNT-PAN", "N-02", 2, null));
        var page = await Open(program, "/stock/counts?hub=CNT");

        await page.Keyboard.PressAsync("n");
        await page.GetByRole(AriaRole.Complementary, new() { Name = "Open a count" }).WaitForAsync();
        await page.TabTo("#count-bins");
        await page.Keyboard.TypeAsync("N-01");
        await page.TabTo("aside .btn-primary");
        await page.Keyboard.PressAsync("Enter");
        await page.Focused("[aria-label='Units of Goods CNT-CUP in N-01']");
        await goods.Carry("CNT-CUP", "N-01", "N-02", 3);
        await page.Keyboard.TypeAsync("20");
        await page.Keyboard.PressAsync("Enter");
        await Apply(page);
        await page.GetByText("Goods moved since the count began").First.WaitForAsync();
        await page.ShouldBeAccessible();
        (await goods.Places("CNT-CUP")).ShouldBe(["N-01 17", "N-02 3"]);

        await page.GetByRole(AriaRole.Button, new() { Name = "Count these again" }).PressAsync("Enter");
        await page.Focused("[aria-label='Units of Goods CNT-CUP in N-01']");
        await page.Keyboard.TypeAsync("16");
        await page.Keyboard.PressAsync("Enter");
        await Apply(page);

        await page.GetByText("(−1)").WaitForAsync();
        (await goods.Places("CNT-CUP")).ShouldBe(["N-01 16", "N-02 3"]);
    }

    [Fact]
    public async Task Transfer_SentFromOneHub_IsReceivedIntoABinOfTheOther()
    {
        var program = await demo.Ready();
        var (from, to) = (new FloorGoods(demo.Services, "TRA"), new FloorGoods(demo.Services, "TRB"));
        await from.Store(("TRA-CUP", "T-01", 1, null));
        await to.Store(("TRB-CUP", "B-01", 1, null));
        var page = await Open(program, "/stock/transfers?hub=TRA");

        await page.Keyboard.PressAsync("n");
        await page.TabTo("select[aria-label='To']");
        await page.Keyboard.TypeAsync("TRB");
        await page.TabTo("#product-find");
        await page.Keyboard.TypeAsync("TRA-CUP");
        await page.GetByRole(AriaRole.Button).Filter(new() { HasText = "TRA-CUP" }).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Quantity of Goods TRA-CUP").FillAsync("6");
        await page.ShouldBeAccessible();
        await page.TabTo("aside .btn-primary");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("is on the way: 6 units").First.WaitForAsync();
        (await from.Places("TRA-CUP")).ShouldBe(["T-01 14"]);
        (await from.Places("TRA-CUP", to.HubId)).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Region, new() { Name = "Transfers" }).GetByRole(AriaRole.Link).First.PressAsync("Enter");
        await page.ComesTo("/stock/transfers/trf_");
        await page.WaitForInteractive();
        await page.GetByLabel("Bin for Goods TRA-CUP").FillAsync("B-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Receive", Exact = true }).PressAsync("Enter");

        await page.GetByText("6 of 6 units have arrived").WaitForAsync();
        (await from.Places("TRA-CUP", to.HubId)).ShouldBe(["B-01 6"]);
    }

    private async Task<IPage> Open(Uri program, string path)
    {
        var page = await browser.Open(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        page.SetDefaultTimeout(Patience);
        page.Context.SetDefaultTimeout(Patience);
        await page.SignIn(program, "warehouse", path);
        return page;
    }

    private static async Task Apply(IPage page)
    {
        await page.GetByText("Apply 1 of 1").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply 1 of 1" }).PressAsync("Enter");
    }
}
