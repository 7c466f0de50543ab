using System.Numerics;

namespace OrderDesk.Core.Routing;

/// <summary>How the hubs were found.</summary>
public enum RouteMethod
{
    /// <summary>One hub has everything, and one parcel goes first by the rules.</summary>
    OneHub,

    /// <summary>Every set of hubs was looked at.</summary>
    Exact,

    /// <summary>Too many hubs for that: the best one after another, then improved as long as a step helped.</summary>
    Greedy,

    /// <summary>The hubs together have too little.</summary>
    None,
}

/// <summary>
/// Finds the set of hubs with the fewest points that has everything. A hub of the set costs its fixed points once and its unit
/// points for each unit; a variant is divided only when no hub of the set has enough of it. For a given set the best division is
/// therefore greedy: each variant from the cheapest hub that has all of it, else from the cheapest hubs one after another; and the
/// search is over sets alone. Hubs are numbered in the order of their ids, and the smallest set of the lowest numbers wins a tie.
/// </summary>
/// <param name="fixedPoints">By hub.</param>
/// <param name="unitPoints">By hub.</param>
/// <param name="usable">Units by hub and variant.</param>
/// <param name="needs">Units by variant, all positive.</param>
internal sealed class RouteSearch(long[] fixedPoints, long[] unitPoints, int[][] usable, int[] needs)
{
    private const int ExactUpTo = 10;
    private const int MaxRounds = 60;
    private const long Impossible = long.MaxValue;
    private readonly int[] _cheapestFirst = [.. Enumerable.Range(0, fixedPoints.Length).OrderBy(h => unitPoints[h]).ThenBy(h => h)];

    /// <param name="Units">By hub and variant.</param>
    public sealed record Found(RouteMethod Method, long Points, int[][] Units);

    public Found? Find(bool oneParcelFirst)
    {
        var single = BestSingle();
        if (oneParcelFirst && single is { } one)
        {
            return Make(RouteMethod.OneHub, [one]);
        }

        return fixedPoints.Length <= ExactUpTo ? Exact() : Greedy(single);
    }

    private int? BestSingle()
    {
        int? best = null;
        var points = Impossible;
        for (var hub = 0; hub < fixedPoints.Length; hub++)
        {
            if (PointsOf([hub], points) is var mine && mine < points)
            {
                (best, points) = (hub, mine);
            }
        }

        return best;
    }

    private Found? Exact()
    {
        var (best, points) = (0, Impossible);
        Span<int> members = stackalloc int[ExactUpTo];
        foreach (var set in Enumerable.Range(1, (1 << fixedPoints.Length) - 1).OrderBy(s => BitOperations.PopCount((uint)s)).ThenBy(s => s))
        {
            if (PointsOf(Members(set, members), points) is var mine && mine < points)
            {
                (best, points) = (set, mine);
            }
        }

        return points == Impossible ? null : Make(RouteMethod.Exact, Members(best, members));
    }

    private Span<int> Members(int set, Span<int> room)
    {
        var count = 0;
        foreach (var hub in _cheapestFirst)
        {
            if ((set & (1 << hub)) != 0)
            {
                room[count++] = hub;
            }
        }

        return room[..count];
    }

    private Found? Greedy(int? single)
    {
        var set = Grow();
        if (single is { } one && PointsOf([one], Impossible) is var alone && (set is null || alone <= PointsOf(Sorted(set), Impossible)))
        {
            set = [one];
        }

        if (set is null)
        {
            return null;
        }

        for (var round = 0; round < MaxRounds && Improve(set); round++)
        {
        }

        return Make(RouteMethod.Greedy, Sorted(set));
    }

    /// <summary>Takes the hub that covers most for its points until all is covered.</summary>
    private List<int>? Grow()
    {
        var left = (int[])needs.Clone();
        var set = new List<int>();
        while (left.Any(n => n > 0))
        {
            var (best, covers, points) = (-1, 0L, 1L);
            for (var hub = 0; hub < fixedPoints.Length; hub++)
            {
                var here = set.Contains(hub) ? 0 : Covers(hub, left);
                var asked = fixedPoints[hub] + (unitPoints[hub] * here) + 1;
                if (here > 0 && (Int128)here * points > (Int128)covers * asked)
                {
                    (best, covers, points) = (hub, here, asked);
                }
            }

            if (best < 0)
            {
                return null;
            }

            set.Add(best);
            for (var v = 0; v < left.Length; v++)
            {
                left[v] -= Math.Min(left[v], usable[best][v]);
            }
        }

        return set;
    }

    private long Covers(int hub, int[] left)
    {
        var sum = 0L;
        for (var v = 0; v < left.Length; v++)
        {
            sum += Math.Min(left[v], usable[hub][v]);
        }

        return sum;
    }

    /// <summary>The best step of leaving a hub out, taking one more, or taking another instead.</summary>
    private bool Improve(List<int> set)
    {
        var points = PointsOf(Sorted(set), Impossible);
        List<int>? better = null;
        foreach (var next in Neighbours([.. set]))
        {
            if (PointsOf(Sorted(next), points) is var mine && mine < points)
            {
                (better, points) = (next, mine);
            }
        }

        if (better is null)
        {
            return false;
        }

        set.Clear();
        set.AddRange(better);
        return true;
    }

    private IEnumerable<List<int>> Neighbours(IReadOnlyList<int> set)
    {
        var others = Enumerable.Range(0, fixedPoints.Length).Except(set).ToList();
        foreach (var gone in set)
        {
            List<int> without = [.. set.Where(h => h != gone)];
            if (without.Count > 0)
            {
                yield return without;
            }

            foreach (var other in others)
            {
                yield return [.. without, other];
            }
        }

        foreach (var other in others)
        {
            yield return [.. set, other];
        }
    }

    private int[] Sorted(IReadOnlyCollection<int> set) => [.. _cheapestFirst.Where(set.Contains)];

    /// <summary>The points of a set, cheapest units first; as good as impossible once it is not below the bound.</summary>
    private long PointsOf(ReadOnlySpan<int> set, long bound)
    {
        var points = 0L;
        foreach (var hub in set)
        {
            points += fixedPoints[hub];
        }

        for (var v = 0; v < needs.Length && points < bound; v++)
        {
            var one = WithAll(set, v);
            if (one >= 0)
            {
                points += unitPoints[one] * needs[v];
                continue;
            }

            var left = needs[v];
            foreach (var hub in set)
            {
                var take = Math.Min(left, usable[hub][v]);
                points += unitPoints[hub] * take;
                left -= take;
            }

            if (left > 0)
            {
                return Impossible;
            }
        }

        return points < bound ? points : Impossible;
    }

    private int WithAll(ReadOnlySpan<int> set, int variant)
    {
        foreach (var hub in set)
        {
            if (usable[hub][variant] >= needs[variant])
            {
                return hub;
            }
        }

        return -1;
    }

    private Found Make(RouteMethod method, ReadOnlySpan<int> set)
    {
        var units = usable.Select(u => new int[u.Length]).ToArray();
        for (var v = 0; v < needs.Length; v++)
        {
            var (one, left) = (WithAll(set, v), needs[v]);
            foreach (var hub in set)
            {
                var take = one < 0 ? Math.Min(left, usable[hub][v]) : hub == one ? left : 0;
                units[hub][v] = take;
                left -= take;
            }
        }

        return new Found(method, PointsOf(set, Impossible), units);
    }
}
