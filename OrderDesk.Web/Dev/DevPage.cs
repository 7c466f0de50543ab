using Microsoft.AspNetCore.Components;

namespace OrderDesk.Web.Dev;

/// <summary>A page for those who build OrderDesk: not found anywhere but in Development.</summary>
public abstract class DevPage : ComponentBase
{
    [Inject] private IWebHostEnvironment Environment { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected bool Shown => Environment.IsDevelopment();

    protected override void OnInitialized()
    {
        if (!Shown)
            Navigation.NotFound();
    }
}
