using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OrderDesk.Core.Common;

namespace OrderDesk.Data.Work;

/// <summary>
/// Writes rows straight from the model's own mapping, without tracking: what is only ever appended, and orders. EF Core sends one
/// freshly prepared command a row on SQLite; here a statement is prepared once for the gate's connection, and PostgreSQL gets all
/// statements in one round trip.
/// </summary>
internal static class RowWriter
{
    public static Task Insert(this OrderDeskDb db, IEnumerable<object> rows, CancellationToken ct) => db.Write([.. Inserts(db, rows)], ct);

    public static IEnumerable<RowStatement> Inserts(OrderDeskDb db, IEnumerable<object> rows) => Statements(db, rows, (plan, values) => plan.Insert(values));

    /// <summary>Only those that are not there yet.</summary>
    public static IEnumerable<RowStatement> InsertsOnce(OrderDeskDb db, IEnumerable<object> rows) => Statements(db, rows, (plan, values) => plan.InsertOnce(values));

    /// <returns>The refusal of the first guard that missed; nothing is to be kept then. Null when all went through.</returns>
    /// <exception cref="DbUpdateConcurrencyException">A guard without a refusal missed: somebody else has changed the row.</exception>
    public static async Task<Error?> Write(this OrderDeskDb db, IReadOnlyList<RowStatement> statements, CancellationToken ct) =>
        await db.FirstMissed(statements, ct) is { } missed ? missed.Refusal ?? throw new DbUpdateConcurrencyException("A row was changed by somebody else.") : null;

    /// <returns>The first guard that missed; nothing is to be kept then. Null when all went through.</returns>
    public static async Task<RowStatement?> FirstMissed(this OrderDeskDb db, IReadOnlyList<RowStatement> statements, CancellationToken ct)
    {
        if (statements.Count == 0)
            return null;
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Rows are written in a transaction.");
        return connection.CanCreateBatch
            ? await AsBatch(statements, connection, transaction, ct)
            : await OneByOne(statements, connection, transaction, ct);
    }

    private static IEnumerable<RowStatement> Statements(OrderDeskDb db, IEnumerable<object> rows, Func<RowPlan, object?[], RowStatement> statement) => rows.Select(row =>
    {
        var plan = RowPlan.Of(db.Model, row.GetType());
        return statement(plan, plan.Values(row));
    });

    private static async Task<RowStatement?> OneByOne(IReadOnlyList<RowStatement> statements, DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        foreach (var statement in statements)
        {
            var command = Commands.Prepared(connection, transaction, statement.Sql);
            for (var i = 0; i < statement.Values.Count; i++)
                Commands.Set(command, i, RowPlan.Parameter(i), statement.Values[i]);
            if (await command.ExecuteNonQueryAsync(ct) == 0 && statement.MustHit)
                return statement;
        }

        return null;
    }

    private static async Task<RowStatement?> AsBatch(IReadOnlyList<RowStatement> statements, DbConnection connection, DbTransaction transaction, CancellationToken ct)
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
        return statements.Where((s, i) => s.MustHit && batch.BatchCommands[i].RecordsAffected == 0).FirstOrDefault();
    }
}
