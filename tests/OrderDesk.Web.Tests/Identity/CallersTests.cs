using System.Security.Claims;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Tests.Identity;

public sealed class CallersTests
{
    [Fact]
    public void Of_VendorsPerson_CarriesWhoAndWhose()
    {
        var caller = Callers.Of(SignedIn(new(ClaimTypes.Role, "Vendor"), new(Claims.Vendor, new VendorId(7).ToString())), "203.0.113.9");

        caller.User.ShouldBe(new UserId(42));
        caller.Name.ShouldBe("Vera Vendor");
        caller.Roles.ShouldBe([Role.Vendor]);
        caller.Vendor.ShouldBe(new VendorId(7));
        caller.Customer.ShouldBeNull();
        caller.Origin.ShouldBe("203.0.113.9");
    }

    [Fact]
    public void Of_Nobody_MayNothing()
    {
        var caller = Callers.Of(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "42"), new(ClaimTypes.Role, "Admin")])), "page");

        caller.User.ShouldBeNull();
        Permissions.All.Where(caller.May).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("System")]
    [InlineData("6")]
    [InlineData("0")]
    [InlineData("Admin,Manager")]
    [InlineData("")]
    public void RolesOf_WhatIsNoRoleOfPeople_IsLeftOut(string claim) => Callers.RolesOf(SignedIn(new Claim(ClaimTypes.Role, claim))).ShouldBeEmpty();

    public static TheoryData<Role> Roles => [.. RoleNames.OfPeople];

    [Theory]
    [MemberData(nameof(Roles))]
    public void May_EachRole_IsItsSetOfPermissions(Role role)
    {
        var user = SignedIn(new Claim(ClaimTypes.Role, role.ToString()));

        Permissions.All.Where(user.May).ShouldBe(Permissions.Of(role), ignoreOrder: true);
    }

    private static ClaimsPrincipal SignedIn(params Claim[] more) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "42"), new(ClaimTypes.Name, "Vera Vendor"), .. more], "test"));
}
