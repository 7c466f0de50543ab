using Npgsql;

namespace OrderDesk.Data.Tests;

public sealed class PostgresDatabaseTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task Server_OfTheTests_WritesToDiskLikeInProduction()
    {
        await using var source = NpgsqlDataSource.Create(database.Need());
        await using var command = source.CreateCommand("SHOW fsync");

        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe("on");
    }
}
