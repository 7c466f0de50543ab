using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderDesk.Core.Common;

namespace OrderDesk.Data.Work;

/// <summary>A statement with the values of its parameters, which are called $1, $2, … in the order of the values.</summary>
/// <param name="MustHit">A guard: when no row is hit, somebody was faster.</param>
internal sealed record RowStatement(string Sql, IReadOnlyList<object?> Values, bool MustHit = false)
{
    /// <summary>What a missed guard means for who asked; null when it only means that all is to be done anew.</summary>
    public Error? Refusal { get; init; }
}

/// <summary>How entities of a type lie in their table, from the model's own mapping: columns, values as the provider takes them, key.</summary>
internal sealed class RowPlan
{
    private static readonly ConcurrentDictionary<(IModel Model, Type Type), RowPlan> Plans = new();
    private readonly string _table;
    private readonly IReadOnlyList<Column> _columns;
    private readonly IReadOnlyList<int> _key;
    private readonly int? _version;
    private readonly string _insert;
    private readonly string _delete;

    private RowPlan(IEntityType type)
    {
        _table = type.GetTableName()!;
        _columns = [.. ColumnsOf(type, row => row)];
        var key = type.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName());
        _key = [.. key.Select(k => _columns.Select((c, i) => (c, i)).First(c => c.c.Name == k).i)];
        _version = _columns.Select((c, i) => (c, i)).Where(c => c.c.IsVersion).Select(c => (int?)c.i).FirstOrDefault();
        _insert = $"INSERT INTO {_table} ({string.Join(", ", _columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", _columns.Select((_, i) => Parameter(i)))})";
        _delete = $"DELETE FROM {_table} WHERE {Where(_key, 0)}";
    }

    private sealed record Column(string Name, Func<object, object?> Value, bool IsVersion);

    public static RowPlan Of(IModel model, Type type) => Plans.GetOrAdd((model, type), key => new RowPlan(key.Model.FindEntityType(key.Type)!));

    /// <summary>The name of the parameter at a position, on both engines.</summary>
    public static string Parameter(int index) => Names[index];

    private static readonly string[] Names = [.. Enumerable.Range(1, 200).Select(i => "$" + i.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The values of an entity's columns now.</summary>
    public object?[] Values(object entity)
    {
        var values = new object?[_columns.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = _columns[i].Value(entity);
        return values;
    }

    /// <summary>What tells a row from all others of the model.</summary>
    public (RowPlan Plan, object First, object? Second) Key(object?[] values) => (this, values[_key[0]]!, _key.Count > 1 ? values[_key[1]] : null);

    public RowStatement Insert(object?[] values) => new(_insert, values);

    /// <summary>Does nothing when a row with the same unique key is there.</summary>
    public RowStatement InsertOnce(object?[] values) => new(_insert + " ON CONFLICT DO NOTHING", values);

    /// <summary>Sets what has changed. Null when nothing has.</summary>
    public RowStatement? Update(object?[] before, object?[] now)
    {
        List<int> changed = [.. Enumerable.Range(0, now.Length).Where(i => !Equals(before[i], now[i]))];
        if (changed.Count == 0)
            return null;
        List<int> where = [.. _key, .. _version is { } version ? [version] : (int[])[]];
        var set = string.Join(", ", changed.Select((c, i) => $"\"{_columns[c].Name}\" = {Parameter(i)}"));
        return new($"UPDATE {_table} SET {set} WHERE {Where(where, changed.Count)}", [.. changed.Select(c => now[c]), .. where.Select(w => before[w])], MustHit: true);
    }

    public RowStatement Delete(object?[] before) => new(_delete, [.. _key.Select(k => before[k])]);

    private string Where(IReadOnlyList<int> columns, int from) => string.Join(" AND ", columns.Select((c, i) => $"\"{_columns[c].Name}\" = {Parameter(from + i)}"));

    private static IEnumerable<Column> ColumnsOf(ITypeBase type, Func<object, object> holder) =>
        type.GetProperties().Select(p => new Column(p.GetColumnName(), ValueOf(p, holder), p.IsConcurrencyToken))
            .Concat(type.GetComplexProperties().SelectMany(c => ColumnsOf(c.ComplexType, row => c.GetGetter().GetClrValue(holder(row))!)));

    private static Func<object, object?> ValueOf(IProperty property, Func<object, object> holder)
    {
        var getter = property.GetGetter();
        var converter = property.GetTypeMapping().Converter;
        return row => getter.GetClrValue(holder(row)) is { } value ? converter is null ? value : converter.ConvertToProvider(value) : null;
    }
}
