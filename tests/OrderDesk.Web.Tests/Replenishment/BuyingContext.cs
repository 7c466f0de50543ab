using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Replenishment;
using OrderDesk.Web.Tests.Orders;

namespace OrderDesk.Web.Tests.Replenishment;

/// <summary>Pages of those who buy, over a <see cref="BuyingDesk"/>.</summary>
public abstract class BuyingContext : DeskContext
{
    protected BuyingContext()
    {
        Hall = new BinHall(Desk.Kept);
        Shop.Buying = Desk;
        Shop.Routes = new Routing.RoutingDesk();
        Shop.Hall = Hall;
        Services.AddSingleton<IReplenishmentReads>(Desk).AddSingleton<SaveSupplier>().AddSingleton<SetReorderRule>().AddSingleton<OrderFromSupplier>().AddSingleton<EditReplenishment>()
            .AddSingleton<SendReplenishment>().AddSingleton<ReceiveReplenishment>().AddSingleton<CloseReplenishment>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    internal BuyingDesk Desk { get; } = new();

    internal BinHall Hall { get; }

    /// <summary>A button by what stands on it.</summary>
    internal static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string label)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").First(b => b.TextContent.Trim() == label || b.GetAttribute("aria-label") == label);
}
