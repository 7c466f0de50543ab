namespace OrderDesk.Tests.Shared;

/// <summary>The PostgreSQL server that ./test starts and names in ORDERDESK_TEST_POSTGRES (an Npgsql connection string).</summary>
public static class TestPostgres
{
    public static string? ConnectionString => Environment.GetEnvironmentVariable("ORDERDESK_TEST_POSTGRES");

    public static bool IsThere => !string.IsNullOrEmpty(ConnectionString);

    /// <returns>The server's connection string; skips the test when there is none.</returns>
    public static string Need()
    {
        Assert.SkipUnless(IsThere, "needs PostgreSQL: run ./test, or name a server in ORDERDESK_TEST_POSTGRES");
        return ConnectionString!;
    }
}
