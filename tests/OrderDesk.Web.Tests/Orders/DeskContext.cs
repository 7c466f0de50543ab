using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Web.Live;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Tests.Widgets;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Orders;

/// <summary>Order pages over a <see cref="DeskShop"/>, looked at by somebody of the staff.</summary>
public abstract class DeskContext : WidgetContext
{
    protected DeskContext()
    {
        // Pages wait for pauses in typing: a machine that is busy needs longer than the usual second.
        DefaultWaitTimeout = Poll.Usual;
        Shop = new DeskShop(Clock);
        Services.AddSingleton<IUnitOfWork>(Shop).AddSingleton<IOrderReads>(Shop).AddSingleton<IPlacementReads>(Shop).AddSingleton<IPaymentReads>(Shop).AddSingleton<IDrafts>(Shop)
            .AddSingleton<ICustomerReads>(Shop).AddSingleton<ICatalogReads>(Shop).AddSingleton<IVendorReads>(Shop).AddSingleton<IShippingReads>(Shop).AddSingleton<IRevisionReads>(Shop);
        Services.AddSingleton<PlaceOrder>().AddSingleton<CancelOrder>().AddSingleton<ModifyOrder>().AddSingleton<HoldOrder>().AddSingleton<ReleaseHold>().AddSingleton<AddNote>().AddSingleton<SetPriority>().AddSingleton<CompleteOrder>();
        Services.AddSingleton<SplitBackorder>().AddSingleton<CloseShort>();
        Services.AddSingleton<PayOrder>().AddSingleton<ExtendHold>().AddSingleton<ChargePayment>().AddSingleton<AcceptSubOrder>().AddSingleton<DeclineSubOrder>();
        Services.AddSingleton<PickFulfillment>().AddSingleton<PackFulfillment>().AddSingleton<ShipFulfillment>().AddSingleton<UndoFulfillment>().AddSingleton<TrackFulfillment>().AddSingleton<RejectLine>();
        Services.AddSingleton<IPaymentGateway, SandboxGateway>().AddSingleton(new SalesPolicy()).AddScoped<CommandRunner>().AddLive();
        Services.AddSingleton<IDocumentReads>(new DeskPapers(Shop));
        SignIn(Role.Manager);
    }

    internal DeskShop Shop { get; }

    internal ToastHub Toasts => Services.GetRequiredService<ToastHub>();

    internal string Address => Services.GetRequiredService<NavigationManager>().ToBaseRelativePath(Services.GetRequiredService<NavigationManager>().Uri);

    internal ClaimsPrincipal Person { get; private set; } = new();

    internal void SignIn(Role role, params IEnumerable<Claim> more) => Person = new ClaimsPrincipal(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, "1"), new(ClaimTypes.Name, "Mia"), new(ClaimTypes.Role, role.ToString()), .. more], "test"));

    internal IRenderedComponent<T> Look<T>(Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent => Render<T>(p =>
        {
            p.AddCascadingValue(Task.FromResult(new AuthenticationState(Person)));
            parameters?.Invoke(p);
        });

    internal void GoTo(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
