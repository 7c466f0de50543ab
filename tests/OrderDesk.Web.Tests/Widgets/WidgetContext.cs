using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Widgets;

/// <summary>A bUnit context with what widgets are given: a clock that stands still, toasts, and a browser that says yes.</summary>
public abstract class WidgetContext : BunitContext
{
    protected WidgetContext()
    {
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<ToastHub>();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected ManualTime Clock { get; } = new();
}
