using System.Reflection;

namespace OrderDesk.Data.Tests.Architecture;

/// <summary>References flow one way: Web → Data → Core. Read from the compiled assemblies.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] CoreMayUse =
        ["System.", "Microsoft.CSharp", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions", "QRCoder"];

    [Fact]
    public void Core_References_AreTheFrameworkAndAbstractionsOnly() =>
        ReferencesOf("OrderDesk.Core")
            .Where(name => !CoreMayUse.Any(allowed => name.StartsWith(allowed, StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void Data_References_HoldNothingOfTheWeb() =>
        ReferencesOf("OrderDesk.Data")
            .Where(name => name is "orderdesk" or "Radzen.Blazor" || IsAspNetButNotIdentity(name))
            .ShouldBeEmpty();

    private static bool IsAspNetButNotIdentity(string name) =>
        name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !name.Contains("Identity", StringComparison.Ordinal);

    private static List<string> ReferencesOf(string assembly)
    {
        var names = Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!).ToList();
        names.ShouldContain("System.Runtime", $"{assembly} was not read");
        return names;
    }
}
