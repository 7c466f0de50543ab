using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Tests.Identity;

/// <summary>Every page says for whom it is.</summary>
public sealed class PagesTests
{
    private static readonly string[] ForEverybodySignedIn = [Links.Home, Links.Denied];

    [Fact]
    public void Pages_Each_NameAPermissionOrAreOpenOnPurpose() =>
        Pages().Where(page => !page.Routes.All(ForEverybodySignedIn.Contains) && !IsOpen(page.Type) && !NamesWho(page.Type))
            .Select(page => page.Type.Name)
            .ShouldBeEmpty();

    [Fact]
    public void Pages_Policies_ArePermissions() =>
        Pages().SelectMany(page => page.Type.GetCustomAttributes<AuthorizeAttribute>()).Select(attribute => attribute.Policy).OfType<string>()
            .Except(Permissions.All)
            .ShouldBeEmpty();

    private static bool IsOpen(Type page) => page.GetCustomAttribute<AllowAnonymousAttribute>() is not null;

    private static bool NamesWho(Type page) => page.GetCustomAttributes<AuthorizeAttribute>().Any(attribute => attribute.Policy is not null || attribute.Roles is not null);

    private static List<(Type Type, string[] Routes)> Pages()
    {
        List<(Type, string[])> pages = [.. typeof(Program).Assembly.GetTypes()
            .Select(type => (type, type.GetCustomAttributes<RouteAttribute>().Select(route => route.Template).ToArray()))
            .Where(page => page.Item2.Length > 0)];
        pages.ShouldNotBeEmpty();
        return pages;
    }
}
