using System.Text.RegularExpressions;

namespace OrderDesk.Data.Tests.Architecture;

/// <summary>What can be read off the sources: names, sizes, and things that must not be there.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] EmptyNames = ["Services", "Helpers", "Managers", "Utils", "Models", "Shared"];

    [Fact]
    public void ProductFolders_Names_SayWhatTheyHold() =>
        SourceFile.OfProducts()
            .Where(file => file.Folders.Intersect(EmptyNames, StringComparer.OrdinalIgnoreCase).Any())
            .Select(file => file.Path)
            .ShouldBeEmpty();

    [Fact]
    public void ProductTypes_Names_SayWhatTheyDo() =>
        SourceFile.OfProducts()
            .Where(file => EmptyFileName().IsMatch(file.Name) || EmptyTypeName().IsMatch(file.Text))
            .Select(file => file.Path)
            .ShouldBeEmpty();

    [Fact]
    public void Files_Length_StaysReadable() =>
        SourceFile.OfProducts().Concat(SourceFile.OfTests())
            .Where(file => !file.IsMigration && file.Lines.Length > Limit(file))
            .Select(file => $"{file.Path}: {file.Lines.Length} lines, at most {Limit(file)}")
            .ShouldBeEmpty();

    [Fact]
    public void Methods_Async_ReturnTasks() =>
        SourceFile.OfProducts().Where(file => AsyncVoid().IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();

    /// <summary>With @oninput beside value= a late answer writes over what was typed meanwhile; a binding knows what the browser has.</summary>
    [Fact]
    public void Fields_AskedAtEveryKey_AreBound() =>
        SourceFile.OfProducts().Where(file => file.Name.EndsWith(".razor", StringComparison.Ordinal) && file.Text.Contains("@oninput", StringComparison.Ordinal)).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void Texts_Paths_BelongToNoMachine() =>
        SourceFile.All().Where(file => MachinePath().IsMatch(file.Text)).Select(file => file.Path).ShouldBeEmpty();

    private static int Limit(SourceFile file) => file switch
    {
        { Path: "OrderDesk.Web/Program.cs" } => 40,
        { Name: var name } when name.EndsWith(".css", StringComparison.Ordinal) => int.MaxValue,
        { Name: var name } when name.EndsWith(".razor.cs", StringComparison.Ordinal) => 250,
        { Name: var name } when name.EndsWith(".razor", StringComparison.Ordinal) => 200,
        { Folders: ["tests", ..] } => 500,
        _ => 300,
    };

    [GeneratedRegex(@"(Services|Helpers?|Managers?|Utils?|Utilities|Models|Shared)\.(cs|razor|razor\.cs)$")]
    private static partial Regex EmptyFileName();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w*(Services|Helpers?|Managers?|Utils?|Utilities|Models|Shared)\b")]
    private static partial Regex EmptyTypeName();

    [GeneratedRegex(@"\basync\s+void\b")]
    private static partial Regex AsyncVoid();

    // Written in pieces, so that this file does not name what it looks for.
    [GeneratedRegex(@"(?<![\w.}>])/(work|home|root|Use" + @"rs)/\w|\b[A-Z]:\\Use" + @"rs\\")]
    private static partial Regex MachinePath();
}
