using System.Data.Common;
using System.Runtime.CompilerServices;

namespace OrderDesk.Data;

/// <summary>
/// Statements that stay prepared as long as their connection is open. On SQLite the gate's and the readers' connections live long,
/// so their hot statements are compiled once; on PostgreSQL the driver prepares by itself.
/// </summary>
internal static class Commands
{
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, DbCommand>> Known = [];

    /// <summary>A command to set parameters of and to run; not to be disposed.</summary>
    public static DbCommand Prepared(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var known = Known.GetOrCreateValue(connection);
        if (!known.TryGetValue(sql, out var command))
        {
            command = known[sql] = connection.CreateCommand();
            command.CommandText = sql;
        }

        command.Transaction = transaction;
        return command;
    }

    /// <summary>Sets the parameter at a position, making it the first time.</summary>
    public static void Set(DbCommand command, int index, string name, object? value)
    {
        if (command.Parameters.Count == index)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        command.Parameters[index].Value = value ?? DBNull.Value;
    }
}
