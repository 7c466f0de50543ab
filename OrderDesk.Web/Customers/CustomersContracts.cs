using OrderDesk.Core.Customers;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Customers;

public sealed record CustomerAnswer(string Id, string Name, string? Email, string? Phone, AddressAnswer? Address, bool MayOrderOnAccount, DateTime CreatedAt)
{
    public static CustomerAnswer Of(CustomerRow c) => new(
        c.Id.ToString(), c.Name, c.Email, c.Phone, c.Address is { } a ? AddressAnswer.Of(a) : null, c.MayOrderOnAccount, c.CreatedAt);
}
