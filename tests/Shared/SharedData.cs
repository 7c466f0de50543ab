namespace OrderDesk.Tests.Shared;

/// <summary>Real input that may lie beside the repository, in ../shared/data; what needs it is skipped where it does not.</summary>
public static class SharedData
{
    /// <returns>The full path of a file or folder in it; skips the test, saying what is missing, when it is not there.</returns>
    public static string Need(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([RepositoryRoot.Path, "..", "shared", "data", .. parts]));
        Assert.SkipUnless(Path.Exists(path), $"needs ../shared/data/{string.Join('/', parts)}, which is not there");
        return path;
    }
}
