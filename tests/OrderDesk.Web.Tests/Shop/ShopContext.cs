using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Shop;
using OrderDesk.Web.Tests.Orders;

namespace OrderDesk.Web.Tests.Shop;

/// <summary>The customers' pages, looked at by Ada, whose customer number is 1.</summary>
public abstract class ShopContext : DeskContext
{
    internal const string CartKey = "cart:usr_0000000000001";
    internal const string CheckoutKey = "checkout:usr_0000000000001";

    protected ShopContext()
    {
        Services.AddScoped<CartKeeper>();
        SignIn(Role.Customer, new Claim("orderdesk:customer", new CustomerId(1).ToString()));
    }

    internal void PutInCart(int quantity, decimal price = 10m) => Shop.Drafts[CartKey] = Cart.Empty.Add(new VariantId(1), quantity, price).Write();
}
