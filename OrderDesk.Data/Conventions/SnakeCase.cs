using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OrderDesk.Data.Conventions;

/// <summary>Tables and columns are snake_case on both engines, so that hand-written SQL reads the same.</summary>
internal static class SnakeCase
{
    public static void UseSnakeCase(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            Columns(entity, "");
            if (entity.GetTableName() is not { } table)
                continue;
            entity.SetTableName(Of(table));
            Constraints(entity);
        }
    }

    private static void Constraints(IMutableEntityType entity)
    {
        foreach (var key in entity.GetKeys())
            key.SetName(Of(key.GetName()!));
        foreach (var key in entity.GetForeignKeys())
            key.SetConstraintName(Of(key.GetConstraintName()!));
        foreach (var index in entity.GetIndexes())
            index.SetDatabaseName(Of(index.GetDatabaseName()!));
    }

    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>The parts of a complex property carry its name: <c>units_pending</c>.</summary>
    private static void Columns(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetProperties())
            property.SetColumnName(prefix + Of(property.Name));
        foreach (var complex in type.GetComplexProperties())
            Columns(complex.ComplexType, prefix + Of(complex.Name) + "_");
    }
}
