using OrderDesk.Core.Common;

namespace OrderDesk.Web.Inventory;

/// <summary>Reads what the bodies of /api/inventory share; what is wrong is added to the list.</summary>
internal static class InventoryBody
{
    /// <summary>An id of another shape is nobody's id: the use case answers that it was not found.</summary>
    public static T Id<T>(List<Error> errors, string field, string? text)
        where T : struct, IId<T>
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(CommonErrors.Required(field));
        }

        return Id<T>(text);
    }

    public static T Id<T>(string? text)
        where T : struct, IId<T> => IdText.TryRead<T>(text, out var id) ? id : T.From(-1);

    public static int Whole(List<Error> errors, string field, int? number)
    {
        if (number is null)
        {
            errors.Add(CommonErrors.Required(field));
        }

        return number ?? 0;
    }

    /// <summary>The lines of a body, each read by itself; a missing list or line is said.</summary>
    public static List<TLine> Lines<TBody, TLine>(List<Error> errors, string field, IReadOnlyList<TBody?>? lines, int most, Func<TBody, string, TLine> read)
        where TBody : class
    {
        if (lines is not { Count: > 0 } || lines.Count > most)
        {
            errors.Add(CommonErrors.OutOfRange(field, $"1 to {most}"));
        }

        var found = new List<TLine>();
        for (var i = 0; i < Math.Min(lines?.Count ?? 0, most); i++)
        {
            if (lines![i] is { } line)
            {
                found.Add(read(line, $"{field}[{i}]."));
            }
            else
            {
                errors.Add(CommonErrors.Required($"{field}[{i}]"));
            }
        }

        return found;
    }
}
