using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace OrderDesk.Data.Work;

/// <summary>
/// Inserts rows straight from the model's own mapping, without tracking: for what is only ever appended, and for whole new orders.
/// EF Core sends one freshly prepared command a row on SQLite; here a statement is prepared once for the gate's connection, and
/// PostgreSQL gets all rows in one round trip.
/// </summary>
internal static class RowInserter
{
    private static readonly ConcurrentDictionary<(IModel Model, Type Type), Plan> Plans = new();

    public static async Task Insert(this OrderDeskDb db, IReadOnlyList<object> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
            return;
        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Rows are inserted in a transaction.");
        if (connection.CanCreateBatch)
            await AsBatch(db, rows, connection, transaction, ct);
        else
            await OneByOne(db, rows, transaction, ct);
    }

    private static async Task OneByOne(OrderDeskDb db, IReadOnlyList<object> rows, DbTransaction transaction, CancellationToken ct)
    {
        foreach (var row in rows)
        {
            var plan = PlanOf(db.Model, row.GetType());
            var command = Commands.Prepared(transaction, plan.Sql);
            foreach (var (column, i) in plan.Columns.Select((c, i) => (c, i)))
                Commands.Set(command, i, column.Parameter, column.Value(row));
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task AsBatch(OrderDeskDb db, IReadOnlyList<object> rows, DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var plan = PlanOf(db.Model, row.GetType());
            var command = batch.CreateBatchCommand();
            command.CommandText = plan.Sql;
            foreach (var column in plan.Columns)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (column.Parameter, column.Value(row) ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    private static Plan PlanOf(IModel model, Type type) => Plans.GetOrAdd((model, type), key => Plan.Of(key.Model.FindEntityType(key.Type)!));

    private sealed record Column(string Parameter, Func<object, object?> Value);

    private sealed record Plan(string Sql, IReadOnlyList<Column> Columns)
    {
        public static Plan Of(IEntityType type)
        {
            var columns = ColumnsOf(type, row => row).ToList();
            var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
            var values = string.Join(", ", columns.Select(c => "@" + c.Name));
            return new Plan($"INSERT INTO {type.GetTableName()} ({names}) VALUES ({values})", [.. columns.Select(c => new Column("@" + c.Name, c.Value))]);
        }

        private static IEnumerable<(string Name, Func<object, object?> Value)> ColumnsOf(ITypeBase type, Func<object, object> holder) =>
            type.GetProperties().Select(p => (p.GetColumnName(), ValueOf(p, holder)))
                .Concat(type.GetComplexProperties().SelectMany(c => ColumnsOf(c.ComplexType, row => c.GetGetter().GetClrValue(holder(row))!)));

        private static Func<object, object?> ValueOf(IProperty property, Func<object, object> holder)
        {
            var getter = property.GetGetter();
            var converter = property.GetTypeMapping().Converter;
            return row => getter.GetClrValue(holder(row)) is { } value ? converter is null ? value : converter.ConvertToProvider(value) : null;
        }
    }
}
