namespace OrderDesk.Data.Tests.Architecture;

/// <summary>A source file of the repository, by its path from the root with forward slashes.</summary>
public sealed record SourceFile(string Path)
{
    private static readonly string[] Products = ["OrderDesk.Core", "OrderDesk.Data", "OrderDesk.Web"];
    private static readonly string[] NotOurs = ["bin", "obj", "_framework", "TestResults"];

    public string[] Lines => File.ReadAllLines(RepositoryRoot.Combine(Path));

    public string Text => File.ReadAllText(RepositoryRoot.Combine(Path));

    public string Name => System.IO.Path.GetFileName(Path);

    public string[] Folders => Path.Split('/')[..^1];

    public bool IsMigration => Folders.Contains("Migrations");

    /// <summary>The product's own sources; never none, so that no rule passes on an empty list.</summary>
    public static List<SourceFile> OfProducts() => Found(Products.SelectMany(project => Below(project, "*")).Where(IsCode));

    public static List<SourceFile> OfTests() => Found(Below("tests", "*.cs"));

    /// <summary>Everything a reader of the repository sees as text.</summary>
    public static List<SourceFile> All() => Found(
        [.. OfProducts(), .. OfTests(), .. Below("eng", "*"), .. Below("docs", "*.md"), .. InRoot(), .. Below(".ci", "*")]);

    private static bool IsCode(SourceFile file) =>
        file.Path.EndsWith(".cs", StringComparison.Ordinal)
        || file.Path.EndsWith(".razor", StringComparison.Ordinal)
        || file.Path.EndsWith(".css", StringComparison.Ordinal)
        || file.Path.EndsWith(".csproj", StringComparison.Ordinal);

    private static IEnumerable<SourceFile> Below(string folder, string pattern) =>
        Directory.Exists(RepositoryRoot.Combine(folder))
            ? Files(RepositoryRoot.Combine(folder), pattern, SearchOption.AllDirectories)
            : [];

    private static IEnumerable<SourceFile> InRoot() =>
        Files(RepositoryRoot.Path, "*", SearchOption.TopDirectoryOnly).Where(file => file.Name != ".git");

    private static IEnumerable<SourceFile> Files(string folder, string pattern, SearchOption depth) =>
        Directory.EnumerateFiles(folder, pattern, depth)
            .Select(path => new SourceFile(System.IO.Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/')))
            .Where(file => !file.Folders.Intersect(NotOurs).Any());

    private static List<SourceFile> Found(IEnumerable<SourceFile> files)
    {
        List<SourceFile> found = [.. files];
        found.ShouldNotBeEmpty();
        return found;
    }
}
