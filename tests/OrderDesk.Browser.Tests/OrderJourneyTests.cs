using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OrderDesk.Browser.Tests;

/// <summary>An order's way through the house, each of its people in a browser of their own, nobody reloading.</summary>
[Collection(DemoProgramGroup.Name)]
public sealed partial class OrderJourneyTests(BrowserFixture browser, DemoProgram demo)
{
    private const float Patience = 60_000;
    private const string Salt = "Smoked sea salt";

    [Fact]
    public async Task Order_PlacedPackedShippedDelivered_IsFollowedLiveByStaffAndCustomer()
    {
        var program = await demo.Ready();
        var staff = await Open(program, "manager", "/orders");
        await staff.GetByRole(AriaRole.Table, new() { Name = "Orders" }).GetByRole(AriaRole.Row).Nth(1).WaitForAsync();
        var customer = await Open(program, "customer1", "/shop?q=salt");

        var number = await PlaceOrder(customer, program, "4242");
        await Shows(customer, "We are getting it ready");
        await staff.GetByRole(AriaRole.Link, new() { Name = number }).WaitForAsync();

        await PackAndShip(await Open(program, "warehouse", $"/fulfillment?hub=all&q={number}"), number);
        await Shows(customer, "On its way to you");
        await customer.GetByRole(AriaRole.Region, new() { Name = "Your parcel" }).GetByText("TRIP-0815").WaitForAsync();

        await staff.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await staff.GetByRole(AriaRole.Button, new() { Name = "Update delivery" }).First.ClickAsync();
        await staff.GetByRole(AriaRole.Button, new() { Name = "Delivered", Exact = true }).ClickAsync();
        await Shows(customer, "It has arrived");
    }

    [Fact]
    public async Task Checkout_DeclinedCard_KeepsTheOrderAndAnotherCardPaysIt()
    {
        var program = await demo.Ready();
        var customer = await Open(program, "customer2", "/shop?q=salt");

        await PlaceOrder(customer, program, "0002");
        await Shows(customer, "Your payment was declined");
        await customer.GetByText("pay with another card below").WaitForAsync();

        await Choose(customer, "4242");
        await customer.GetByRole(AriaRole.Button, new() { NameRegex = PayButton() }).ClickAsync();

        await Shows(customer, "We are getting it ready");
    }

    [Fact]
    public async Task Typing_FasterThanTheProgramAnswers_LosesNoLetter()
    {
        var program = await demo.Ready();
        using var far = new CutProxy(program);
        var page = await Open(far.Address, "support", "/orders/new");
        far.Delay = TimeSpan.FromMilliseconds(150);
        foreach (var (field, text) in new[] { ("#customer-find", "customer7@demo"), ("#product-find", "smoked sea salt"), ("#new-notes", "Please leave it at the door.") })
        {
            await page.FillAsync(field, "");
            await page.Keyboard.TypeAsync(text, new() { Delay = 20 });
            await page.Until("([field, text]) => document.querySelector(field).value === text", new[] { field, text });
        }

        await page.GetByRole(AriaRole.Button).Filter(new() { HasText = Salt }).First.WaitForAsync();
        (await page.Locator("#product-find").InputValueAsync()).ShouldBe("smoked sea salt");
        (await page.Locator("#new-notes").InputValueAsync()).ShouldBe("Please leave it at the door.");
    }

    [Fact]
    public async Task Typing_BeforeThePageAnswers_IsKeptAndAnsweredThen()
    {
        var program = await demo.Ready();
        using var far = new CutProxy(program);
        var page = await Open(far.Address, "manager", "/orders");
        far.Delay = TimeSpan.FromMilliseconds(500);
        await page.GotoAsync(new Uri(far.Address, "/orders/new").ToString());
        await page.FillAsync("#product-find", "sea salt");
        await page.FillAsync("#new-notes", "Ring twice.");
        (await page.Locator("[data-interactive]").CountAsync()).ShouldBe(0, "the page must not answer yet");

        await page.GetByRole(AriaRole.Button).Filter(new() { HasText = Salt }).First.WaitForAsync();
        (await page.Locator("#product-find").InputValueAsync()).ShouldBe("sea salt");
        (await page.Locator("#new-notes").InputValueAsync()).ShouldBe("Ring twice.");
        await page.Focused("#new-notes");

        await page.GotoAsync(new Uri(far.Address, "/orders").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Filters" }).ClickAsync();
        (await page.Locator("[data-interactive]").CountAsync()).ShouldBe(0, "the page must not answer yet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filters", Expanded = true }).WaitForAsync();
    }

    [Fact]
    public async Task Staff_TwoAtOneOrder_SecondIsToldWhatChangedAndKeepsWhatWasTyped()
    {
        var program = await demo.Ready();
        var customer = await Open(program, "customer7", "/shop?q=salt");
        var number = await PlaceOrder(customer, program, "4242");
        await Shows(customer, "We are getting it ready");
        var second = await Open(program, "support", $"/orders/{number}");
        await FromMenu(second, "Put on hold");
        var form = second.GetByRole(AriaRole.Region, new() { Name = $"Put {number} on hold?" });
        await form.GetByLabel("Note (optional)").FillAsync("The flat number is missing");
        await form.GetByLabel("Reason", new() { Exact = true }).SelectOptionAsync("address_unclear");

        var first = await Open(program, "manager", $"/orders/{number}");
        await FromMenu(first, "Set priority");
        await first.GetByRole(AriaRole.Radio, new() { Name = "Urgent" }).CheckAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Set priority", Exact = true }).ClickAsync();

        await second.GetByText("This order changed while you were at it").WaitForAsync();
        await Assertions.Expect(form.GetByLabel("Note (optional)")).ToHaveValueAsync("The flat number is missing");
        await form.GetByRole(AriaRole.Button, new() { Name = "Put on hold", Exact = true }).ClickAsync();
        await first.GetByText("The flat number is missing").First.WaitForAsync();
    }

    [Fact]
    public async Task Order_ChangedByStaff_IsPaidForAndFollowedByTheCustomer()
    {
        var program = await demo.Ready();
        var customer = await Open(program, "customer8", "/shop?q=salt");
        var number = await PlaceOrder(customer, program, "4242");
        await Shows(customer, "We are getting it ready");
        var staff = await Open(program, "support", $"/orders/{number}");
        await FromMenu(staff, "Change order");
        var form = staff.GetByRole(AriaRole.Region, new() { Name = $"Change {number}" });

        await form.GetByRole(AriaRole.Button, new() { Name = $"One more {Salt}" }).ClickAsync();
        await form.GetByText("is to be paid. What is added is held for it until").WaitForAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Change address" }).ClickAsync();
        await form.GetByLabel("Street and number").FillAsync("New lane 5");
        await form.GetByLabel("Reason", new() { Exact = true }).SelectOptionAsync("customer_asked");
        await staff.ShouldBeAccessible();
        await form.GetByRole(AriaRole.Button, new() { Name = "Change order", Exact = true }).ClickAsync();

        await staff.GetByRole(AriaRole.Region, new() { Name = "Versions" }).GetByText($"{Salt}").WaitForAsync();
        await Shows(customer, "A difference is to be paid");
        await customer.GetByText("New lane 5").First.WaitForAsync();
        await customer.GetByRole(AriaRole.Button, new() { NameRegex = PayButton() }).ClickAsync();
        await Shows(customer, "We are getting it ready");

        await customer.GetByRole(AriaRole.Button, new() { Name = "Change address or items" }).ClickAsync();
        var mine = customer.GetByRole(AriaRole.Region, new() { Name = $"Change {number}" });
        await mine.GetByRole(AriaRole.Button, new() { Name = $"One fewer {Salt}" }).ClickAsync();
        await mine.GetByText("You get").WaitForAsync();
        await customer.ShouldBeAccessible();
        await mine.GetByLabel("Reason", new() { Exact = true }).SelectOptionAsync("quantity_wrong");
        await mine.GetByRole(AriaRole.Button, new() { Name = "Change order", Exact = true }).ClickAsync();
        await staff.GetByRole(AriaRole.Region, new() { Name = "Versions" }).GetByText("3, newest first").WaitForAsync();
    }

    [GeneratedRegex("^Order and pay")]
    private static partial Regex OrderButton();

    [GeneratedRegex("^Pay ")]
    private static partial Regex PayButton();

    /// <summary>Somebody in a browser of their own.</summary>
    private async Task<IPage> Open(Uri program, string who, string path)
    {
        var page = await browser.Open(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        page.SetDefaultTimeout(Patience);
        page.Context.SetDefaultTimeout(Patience);
        await page.SignIn(program, who, path);
        return page;
    }

    /// <summary>From the shop's page over the checkout to the order's own page.</summary>
    /// <param name="card">The last digits of the card that is chosen.</param>
    /// <returns>The order's number.</returns>
    private static async Task<string> PlaceOrder(IPage page, Uri program, string card)
    {
        await page.GetByRole(AriaRole.Article, new() { Name = Salt }).GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cart, 1 item" }).WaitForAsync();
        await page.GotoInteractive(new Uri(program, "/checkout"));
        await Choose(page, card);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = OrderButton() }).ClickAsync();
        await page.ComesTo("/my/orders/ORD-");
        return new Uri(page.Url).Segments[^1];
    }

    private static Task Choose(IPage page, string card) => page.GetByRole(AriaRole.Radio, new() { Name = card }).CheckAsync();

    /// <summary>From the queue to the bench, counted by hand and so packed, and handed to a carrier.</summary>
    private static async Task PackAndShip(IPage page, string number)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "All are here" }).ClickAsync();
        await page.GetByLabel("Tracking number").FillAsync("TRIP-0815");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ship parcel" }).ClickAsync();
        await page.GetByText("Nothing is left to do here.").WaitForAsync();
    }

    private static async Task FromMenu(IPage page, string action)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "More", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = action }).ClickAsync();
    }

    /// <summary>Waits until the order's story says so.</summary>
    private static Task Shows(IPage page, string headline) => page.GetByRole(AriaRole.Heading, new() { Name = headline }).WaitForAsync();
}
