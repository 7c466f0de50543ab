using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace OrderDesk.Data.Work;

/// <summary>
/// Writes rows straight from the model's own mapping, without tracking: what is only ever appended, and orders. EF Core sends one
/// freshly prepared command a row on SQLite; here a statement is prepared once for the gate's connection, and PostgreSQL gets all
/// statements in one round trip.
/// </summary>
internal static class RowWriter
{
    public static Task Insert(this OrderDeskDb db, IEnumerable<object> rows, CancellationToken ct) => db.Write([.. Inserts(db, rows)], ct);

    public static IEnumerable<RowStatement> Inserts(OrderDeskDb db, IEnumerable<object> rows)
    {
        foreach (var row in rows)
        {
            var plan = RowPlan.Of(db.Model, row.GetType());
            yield return plan.Insert(plan.Values(row));
        }
    }

    /// <exception cref="DbUpdateConcurrencyException">A row that must be hit was changed by somebody else.</exception>
    public static async Task Write(this OrderDeskDb db, IReadOnlyList<RowStatement> statements, CancellationToken ct)
    {
        if (statements.Count == 0)
            return;
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Rows are written in a transaction.");
        if (connection.CanCreateBatch)
            await AsBatch(statements, connection, transaction, ct);
        else
            await OneByOne(statements, connection, transaction, ct);
    }

    private static async Task OneByOne(IReadOnlyList<RowStatement> statements, DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        foreach (var statement in statements)
        {
            var command = Commands.Prepared(connection, transaction, statement.Sql);
            for (var i = 0; i < statement.Values.Count; i++)
                Commands.Set(command, i, RowPlan.Parameter(i), statement.Values[i]);
            Check(statement, await command.ExecuteNonQueryAsync(ct));
        }
    }

    private static async Task AsBatch(IReadOnlyList<RowStatement> statements, DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var statement in statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Sql;
            foreach (var value in statement.Values)
            {
                // Without a name: the driver then takes $1 as it is, and does not rewrite the statement.
                var parameter = command.CreateParameter();
                parameter.Value = value ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
        for (var i = 0; i < statements.Count; i++)
            Check(statements[i], batch.BatchCommands[i].RecordsAffected);
    }

    private static void Check(RowStatement statement, int hit)
    {
        if (statement.MustHit && hit != 1)
            throw new DbUpdateConcurrencyException("A row was changed by somebody else.");
    }
}
