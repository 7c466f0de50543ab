namespace OrderDesk.Core.Common;

/// <summary>
/// Makes ids that are unique over all nodes and sort by time: 42 bits of milliseconds since 2010, 8 bits of node, 13 bits of
/// sequence. Newest-first lists and keyset pages can therefore go by the primary key alone (RULES 27, 28).
/// </summary>
/// <param name="clock">Real time, or the virtual time of the demo and the simulator.</param>
/// <param name="node">0–255; each running process of one database has its own.</param>
public sealed class IdSource(TimeProvider clock, int node = 0)
{
    private const int NodeBits = 8;
    private const int SequenceBits = 13;
    private const int PastMask = (1 << (NodeBits + SequenceBits)) - 1;
    private static readonly long Epoch = new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private readonly Lock _lock = new();
    private readonly int _node = node is >= 0 and < (1 << NodeBits) ? node : throw new ArgumentOutOfRangeException(nameof(node));
    private long _last;
    private int _sequence;
    private int _past = (int)(clock.GetUtcNow().ToUnixTimeMilliseconds() & PastMask);

    public T New<T>()
        where T : struct, IId<T> => T.From(Next());

    /// <summary>
    /// An id as of a past moment, for history that is brought in; it sorts where it belongs. Whole shops were imported to the second,
    /// so these ids count through the bits of node and sequence together: two million before one comes again.
    /// </summary>
    public T New<T>(DateTime at)
        where T : struct, IId<T>
    {
        lock (_lock)
        {
            _past = (_past + 1) & PastMask;
            return T.From(FloorOf(at) | (uint)_past);
        }
    }

    /// <summary>
    /// Goes on a second after an id that is kept already: a clock that was set back between two runs must not make one twice.
    /// </summary>
    public void GoOnAfter(long id)
    {
        lock (_lock)
            _last = Math.Max(_last, (id >> (NodeBits + SequenceBits)) + 1000);
    }

    /// <summary>The smallest id of a moment: the border for "placed since".</summary>
    public static long FloorOf(DateTime at) => Math.Max(0, Milliseconds(at)) << (NodeBits + SequenceBits);

    private static long Milliseconds(DateTime at) => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)).ToUnixTimeMilliseconds() - Epoch;

    private long Next()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds() - Epoch;
            _sequence++;
            if (now > _last)
            {
                _last = now;
            }
            else if (_sequence >= 1 << SequenceBits)
            {
                _last++;
            }

            _sequence &= (1 << SequenceBits) - 1;
            return Compose(_last, _sequence);
        }
    }

    private long Compose(long milliseconds, int sequence) =>
        (milliseconds << (NodeBits + SequenceBits)) | ((long)_node << SequenceBits) | (uint)sequence;
}
