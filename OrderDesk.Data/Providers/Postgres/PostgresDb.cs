using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OrderDesk.Data.Providers.Postgres;

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : OrderDeskDb(options);

internal sealed class PostgresDesignFactory : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=127.0.0.1;Database=design").Options);
}
