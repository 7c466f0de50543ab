using System.Collections;
using System.Reflection;
using OrderDesk.Core.Orders;

namespace OrderDesk.Tests.Shared;

/// <summary>A deep copy of an order, as a store would load it again: what is tried on it leaves the first untouched.</summary>
public static class OrderCopy
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
    private static readonly MethodInfo Clone = typeof(object).GetMethod("MemberwiseClone", Fields)!;

    public static Order Of(Order order) => (Order)Copy(order)!;

    private static object? Copy(object? value)
    {
        if (value is IList list && value.GetType().IsGenericType)
        {
            var copy = (IList)Activator.CreateInstance(value.GetType())!;
            foreach (var item in list)
            {
                copy.Add(Copy(item));
            }

            return copy;
        }

        // Records do not change; only the order and its parts do.
        if (value is null || value is OrderFact || value.GetType() is { IsClass: false } || value.GetType().Assembly != typeof(Order).Assembly || value.GetType().GetMethod("<Clone>$") is not null)
        {
            return value;
        }

        var part = Clone.Invoke(value, null)!;
        foreach (var field in value.GetType().GetFields(Fields))
        {
            field.SetValue(part, Copy(field.GetValue(value)));
        }

        return part;
    }
}
