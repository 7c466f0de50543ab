using OrderDesk.Core.Common;

namespace OrderDesk.Core.Tests.Common;

/// <summary>Checks every state and trigger of a machine against rows that a test has written out for itself.</summary>
internal static class Tables
{
    public static void ShouldBe<TState, TTrigger>(this Lifecycle<TState, TTrigger> table, params (TState From, TTrigger Trigger, TState To)[] rows)
        where TState : struct, Enum
        where TTrigger : struct, Enum
    {
        var expected = rows.ToDictionary(r => (r.From, r.Trigger), r => r.To);
        foreach (var from in Enum.GetValues<TState>())
        {
            foreach (var trigger in Enum.GetValues<TTrigger>())
            {
                var next = table.Fire(from, trigger);
                if (expected.TryGetValue((from, trigger), out var to))
                {
                    next.Ok.ShouldBeTrue($"{from} on {trigger}");
                    next.Value.ShouldBe(to, $"{from} on {trigger}");
                }
                else
                {
                    next.Ok.ShouldBeFalse($"{from} on {trigger} must be refused");
                }
            }
        }
    }
}
