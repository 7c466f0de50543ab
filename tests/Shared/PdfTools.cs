using System.Diagnostics;

namespace OrderDesk.Tests.Shared;

/// <summary>Looks at PDF files with programs of others: pdftotext and pdfinfo (poppler), qpdf.</summary>
public static class PdfTools
{
    /// <summary>The text of a file as it stands on the pages; skips the test when the program is not there.</summary>
    public static Task<string> Text(byte[] pdf) => Run("pdftotext", pdf, file => ["-layout", "-enc", "UTF-8", file, "-"]);

    /// <summary>What is wrong with a file, and fails when something is.</summary>
    public static Task<string> Check(byte[] pdf) => Run("qpdf", pdf, file => ["--check", file]);

    /// <summary>Facts by their names: Pages, Title, "Page size".</summary>
    public static async Task<Dictionary<string, string>> Facts(byte[] pdf) =>
        (await Run("pdfinfo", pdf, file => [file])).Split('\n').Select(l => l.Split(':', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0], p => p[1].Trim());

    private static async Task<string> Run(string tool, byte[] pdf, Func<string, string[]> arguments)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);
        Assert.SkipUnless(path is not null, $"needs {tool}: run ./test, which installs it");
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "document.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        using var process = Process.Start(new ProcessStartInfo(path!, arguments(file)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{tool}: {await complained}");
        return await said;
    }
}
