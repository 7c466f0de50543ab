using OrderDesk.Web.Verbs;

namespace OrderDesk.Web.Tests;

public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("--urls http://127.0.0.1:5000", "--urls http://127.0.0.1:5000", "")]
    [InlineData("--environment=Production --anything=1", "--environment=Production --anything=1", "")]
    [InlineData("import olist DIR --OrderDesk:DataDirectory=/d", "--OrderDesk:DataDirectory=/d", "import olist DIR")]
    [InlineData("--OrderDesk:Demo true demo", "--OrderDesk:Demo true", "demo")]
    [InlineData("backup --to=FILE", "", "backup --to=FILE")]
    [InlineData("--help", "", "--help")]
    public void Split_CommandLine_KeepsSettingsApartFromVerbs(string line, string settings, string rest)
    {
        var arguments = Arguments.Split(line.Split(' '));

        string.Join(' ', arguments.Settings).ShouldBe(settings);
        string.Join(' ', arguments.Rest).ShouldBe(rest);
    }
}
