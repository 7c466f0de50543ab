using System.Security.Claims;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Vendors;
using OrderDesk.Web.Shipping;
using OrderDesk.Web.Tests.Orders;
using OrderDesk.Web.Vendors;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Vendors;

public sealed class VendorBoardTests : DeskContext, IVendorReads
{
    private readonly List<SubOrderRow> _rows = [];

    public VendorBoardTests()
    {
        Services.AddSingleton<IVendorReads>(this).AddScoped<ParcelWork>();
        SignIn(Role.Vendor, new Claim("orderdesk:vendor", new VendorId(7).ToString()));
    }

    [Fact]
    public void Board_Columns_ShowWhatIsToBeDoneWithItsDeadline()
    {
        _rows.Add(Row(SubOrderStatus.New, hoursLeft: 3));
        _rows.Add(Row(SubOrderStatus.Accepted, hoursLeft: 0));

        var page = Look<VendorBoardPage>();

        page.WaitForAssertion(() => page.FindAll("article").Count.ShouldBe(2));
        page.FindAll(".column")[0].TextContent.ShouldContain("3 h to accept");
        page.FindAll(".column")[1].TextContent.ShouldContain("Pack order");
        page.Find(".page-head").TextContent.ShouldContain("1 order waits for your answer");
    }

    [Fact]
    public void Decline_AsksForTheReasonInPlace()
    {
        _rows.Add(Row(SubOrderStatus.New, hoursLeft: 3));
        var page = Look<VendorBoardPage>();

        page.WaitForElement("article .btn-quiet").Click();

        page.Find(".confirm .consequence").TextContent.ShouldContain("OrderDesk takes over");
        page.FindAll(".confirm option").Count.ShouldBe(6);
    }

    [Theory]
    [InlineData(10, StateFamily.Secured)]
    [InlineData(2, StateFamily.Attention)]
    [InlineData(-1, StateFamily.Broken)]
    public void Deadline_RunningOut_ChangesItsColour(int hours, StateFamily family) =>
        BoardColumn.Deadline(Row(SubOrderStatus.New, hours), Clock.GetUtcNow())!.Value.Family.ShouldBe(family);

    Task<Page<VendorRow>> IVendorReads.List(string? search, Caller caller, string? cursor, int take, CancellationToken ct) => throw new NotSupportedException();

    Task<Page<SubOrderRow>> IVendorReads.SubOrders(IReadOnlyCollection<SubOrderStatus> statuses, Caller caller, string? cursor, int take, CancellationToken ct) =>
        Task.FromResult(new Page<SubOrderRow>([.. _rows.Where(r => statuses.Contains(r.Status))], null));

    Task<IReadOnlyDictionary<SubOrderStatus, int>> IVendorReads.Counts(Caller caller, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<SubOrderStatus, int>>(_rows.CountBy(r => r.Status).ToDictionary());

    private SubOrderRow Row(SubOrderStatus status, int hoursLeft) => new(
        new SubOrderId((int)status + 1), new OrderId(1), "ORD-2026-000001", new VendorId(7), status, Shop.Now, Shop.Now.AddHours(hoursLeft), Shop.Now, null, "Ada Lovelace, Berlin", 1, new Money(4250, Currency.Eur), false,
        [new SubOrderLine(new LineId(1), new VariantId(2), "LMP-2", "Wall lamp", "", "Lamps", 1)], null, 4);
}
