using System.Collections.Frozen;

namespace OrderDesk.Core.Common;

/// <summary>How an edge is taken: on the way, out of the way, or back by a correction with a reason.</summary>
public enum EdgeKind
{
    Forward,
    Exit,
    Correction,
}

/// <summary>One allowed transition.</summary>
public sealed record Edge<TState, TTrigger>(TState From, TTrigger Trigger, TState To, EdgeKind Kind)
    where TState : struct, Enum
    where TTrigger : struct, Enum;

/// <summary>
/// A small state machine as a table: nothing that is not a row of it can happen. The table is checked when it is made:
/// one target for each state and trigger, every state reachable, no way out of a final state.
/// </summary>
public sealed class Lifecycle<TState, TTrigger>
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly FrozenDictionary<(TState, TTrigger), Edge<TState, TTrigger>> _edges;

    public Lifecycle(TState start, IReadOnlyList<Edge<TState, TTrigger>> edges)
    {
        var twice = edges.GroupBy(e => (e.From, e.Trigger)).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException($"{twice.Key.From} has two targets for {twice.Key.Trigger}.");
        }

        (Start, Edges) = (start, edges);
        _edges = edges.ToFrozenDictionary(e => (e.From, e.Trigger));
        Finals = Enum.GetValues<TState>().Where(s => edges.All(e => !e.From.Equals(s))).ToFrozenSet();
        var unreachable = Enum.GetValues<TState>().Where(s => !s.Equals(start) && edges.All(e => !e.To.Equals(s))).ToList();
        if (unreachable.Count > 0)
        {
            throw new InvalidOperationException($"No edge leads to {unreachable[0]}.");
        }
    }

    public TState Start { get; }

    public IReadOnlyList<Edge<TState, TTrigger>> Edges { get; }

    public FrozenSet<TState> Finals { get; }

    public bool IsFinal(TState state) => Finals.Contains(state);

    public IEnumerable<Edge<TState, TTrigger>> From(TState state) => Edges.Where(e => e.From.Equals(state));

    /// <summary>The state after the trigger, or a refusal that names the status, the trigger and what is allowed.</summary>
    public Result<TState> Fire(TState from, TTrigger trigger) =>
        _edges.TryGetValue((from, trigger), out var edge) ? edge.To : Refuse(from, trigger);

    public bool Allows(TState from, TTrigger trigger) => _edges.ContainsKey((from, trigger));

    /// <summary>
    /// The shortest walk over forward edges from one state to another (corrections too, when asked); null when there is none.
    /// Edges are tried in the table's order, so the table also says which of two equally short ways is the usual one.
    /// </summary>
    public IReadOnlyList<Edge<TState, TTrigger>>? Path(TState from, TState to, bool corrections = false)
    {
        var cameBy = new Dictionary<TState, Edge<TState, TTrigger>>();
        var queue = new Queue<TState>([from]);
        while (queue.TryDequeue(out var state) && !state.Equals(to))
        {
            foreach (var edge in From(state).Where(e => e.Kind == EdgeKind.Forward || (corrections && e.Kind == EdgeKind.Correction)))
            {
                if (!edge.To.Equals(from) && cameBy.TryAdd(edge.To, edge))
                {
                    queue.Enqueue(edge.To);
                }
            }
        }

        return from.Equals(to) ? [] : cameBy.ContainsKey(to) ? Walk(cameBy, from, to) : null;
    }

    private static List<Edge<TState, TTrigger>> Walk(Dictionary<TState, Edge<TState, TTrigger>> cameBy, TState from, TState to)
    {
        var path = new List<Edge<TState, TTrigger>>();
        for (var at = to; !at.Equals(from); at = path[^1].From)
        {
            path.Add(cameBy[at]);
        }

        path.Reverse();
        return path;
    }

    private Error Refuse(TState from, TTrigger trigger)
    {
        var allowed = From(from).Select(e => WireName.Of(e.Trigger)).ToList();
        return new Error(
            ErrorKind.State,
            "TRANSITION_NOT_ALLOWED",
            $"'{WireName.Of(trigger)}' is not possible in status '{WireName.Of(from)}'.",
            allowed.Count == 0 ? "Nothing more can happen here." : $"Possible now: {string.Join(", ", allowed)}.")
            .With("status", WireName.Of(from)).With("trigger", WireName.Of(trigger)).With("allowed", allowed);
    }
}
