using Microsoft.Data.Sqlite;
using OrderDesk.Data.Providers.Sqlite;

namespace OrderDesk.Data.Tests;

public sealed class SqliteEngineTests
{
    [Fact]
    public async Task Engine_Loaded_IsRecentAndHasFullTextSearchAndJson()
    {
        var version = Version.Parse(SqliteEngine.Version);
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        version.ShouldBeGreaterThanOrEqualTo(new Version(3, 35, 5));
        (await Scalar(connection, "SELECT sqlite_compileoption_used('ENABLE_FTS5')")).ShouldBe("1");
        (await Scalar(connection, """SELECT json_extract('{"a":7}', '$.a')""")).ShouldBe("7");
    }

    private static async Task<string> Scalar(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)) ?? "";
    }
}
