using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using OrderDesk.Data.Conventions;

namespace OrderDesk.Data.Providers.Sqlite;

/// <summary>The model on SQLite.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : OrderDeskDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<MillisecondsConverter>();
    }
}

internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").Options);
}
