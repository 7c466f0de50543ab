using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace OrderDesk.Web.Layout;

/// <summary>The shell of the desk; what is in the rail follows what the person may do.</summary>
public sealed partial class MainLayout
{
    private IReadOnlyList<NavItem> _items = [];
    private string _name = "";
    private string _role = "";

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    // With <base href="/"> a bare "#main" would lead home.
    private string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    protected override async Task OnParametersSetAsync()
    {
        var user = Authentication is null ? new ClaimsPrincipal() : (await Authentication).User;
        _name = user.Identity?.Name ?? "";
        _role = user.FindFirstValue(ClaimTypes.Role) ?? "";
        _items = NavItems.For(permission => RailAccess.May(user, permission));
    }
}
