namespace OrderDesk.Data.Demo;

/// <summary>The dice and the calendar of the demo: the same seed and the same now throw the same orders.</summary>
internal sealed class DemoScene(DateTime now, int seed)
{
    private const int Days = 60;

    /// <summary>How many of a hundred orders come in which hour of the day, UTC.</summary>
    private static readonly int[] Hours = [1, 1, 0, 0, 0, 1, 2, 3, 5, 6, 7, 7, 7, 6, 5, 5, 5, 6, 7, 8, 8, 6, 3, 1];

    private static readonly string[] Wishes =
    [
        "Please ring at the neighbour's if nobody opens.", "It is a present: no invoice in the box, please.", "Second courtyard, third floor.", "The bell is broken, please call.",
        "Leave it with the bakery next door.", "Bitte nicht knicken.", "Merci de livrer après 17 h.", "Proszę zostawić u portiera.",
    ];

    private readonly Random _dice = new(seed);

    public DateTime Now { get; } = now;

    public int Next(int below) => _dice.Next(below);

    public bool Chance(double share) => _dice.NextDouble() < share;

    public TimeSpan After(double from, double to) => TimeSpan.FromHours(from + (_dice.NextDouble() * (to - from)));

    public TimeSpan Between(TimeSpan from, TimeSpan to) => from + ((to - from) * _dice.NextDouble());

    public string? Wish(double share = 0.15) => Chance(share) ? Wishes[Next(Wishes.Length)] : null;

    /// <summary>A moment of the last sixty days: more of them lately, by day rather than by night.</summary>
    public DateTime Placing()
    {
        var day = Now.AddDays(-1 - ((Days - 1.5) * Math.Pow(_dice.NextDouble(), 1.25))).Date;
        return day + TimeSpan.FromHours(Hour() + _dice.NextDouble());
    }

    /// <summary>A basket; mostly few things and few of each.</summary>
    /// <param name="from">Which sellers it may be filled from: 0 is own goods.</param>
    /// <param name="lines">How many lines; 0 throws it.</param>
    public IReadOnlyList<(DemoVariant, int)> Basket(IReadOnlyList<int> from, int lines = 0)
    {
        var wanted = lines > 0 ? lines : Next(100) switch { < 40 => 1, < 72 => 2, < 90 => 3, _ => 4 };
        var basket = new Dictionary<DemoVariant, int>();
        for (var i = 0; i < wanted; i++)
        {
            var shelf = DemoGoods.Sold.Where(v => v.Of.Seller == from[i % from.Count]).ToList();
            basket[shelf[(int)(shelf.Count * Math.Pow(_dice.NextDouble(), 1.4))]] = Quantity();
        }

        return [.. basket.Select(b => (b.Key, b.Value))];
    }

    /// <summary>Own goods, a vendor's, or both.</summary>
    public IReadOnlyList<int> Sellers() => Next(100) switch
    {
        < 48 => [0],
        < 68 => [1 + Next(DemoPeople.Vendors.Count)],
        < 92 => [0, 1 + Next(DemoPeople.Vendors.Count)],
        _ => [1 + Next(2), 3 + Next(3)],
    };

    /// <summary>The next moment at which a house works: weekdays and Saturdays, from seven to five.</summary>
    public DateTime Working(DateTime at)
    {
        var day = at.Hour >= 17 ? at.Date.AddDays(1) : at.Date;
        day = day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;
        return at.Date == day && at.Hour >= 7 ? at : day.AddHours(7) + After(0, 2.5);
    }

    /// <summary>The morning on which a van is loaded, at least some hours from a moment.</summary>
    public DateTime Loading(DateTime at)
    {
        var day = at.AddHours(7).Date.AddDays(at.AddHours(7).Hour > 9 ? 1 : 0);
        return (day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day).AddHours(5.5) + After(0, 2);
    }

    private int Quantity() => Next(100) switch { < 68 => 1, < 88 => 2, < 95 => 3, _ => 4 + Next(3) };

    private int Hour()
    {
        var left = Next(Hours.Sum());
        for (var hour = 0; ; hour++)
        {
            left -= Hours[hour];
            if (left < 0)
                return hour;
        }
    }
}
