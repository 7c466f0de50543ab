using System.Data.Common;
using OrderDesk.Core.Common;

namespace OrderDesk.Data;

/// <summary>Columns of plain statements, as the model's converters write them.</summary>
internal static class RowReading
{
    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? IntOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static T? IdOrNull<T>(this DbDataReader row, int column)
        where T : struct, IId<T> => row.IsDBNull(column) ? null : T.From(row.GetInt64(column));

    public static DateOnly? DayOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);

    public static T? NamedOrNull<T>(this DbDataReader row, int column)
        where T : struct, Enum => row.IsDBNull(column) ? null : WireName.TryRead<T>(row.GetString(column), out var value) ? value : throw new InvalidOperationException($"The database holds a word that is no {typeof(T).Name}.");

    /// <summary>Milliseconds on SQLite, a time on PostgreSQL; UTC.</summary>
    public static DateTime Time(this DbDataReader row, int column) =>
        row.GetFieldType(column) == typeof(long) ? DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column)).UtcDateTime : row.GetDateTime(column);
}
