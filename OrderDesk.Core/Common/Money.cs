using System.Globalization;

namespace OrderDesk.Core.Common;

/// <summary>
/// An amount in integer minor units (cents) of one currency. There is no binary float anywhere near it, and amounts of
/// different currencies never add (RULES 1).
/// </summary>
/// <param name="Minor">Minor units; negative amounts are allowed for balances.</param>
/// <param name="Currency">The ISO 4217 code, or a listed token such as USDC.</param>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    public static Money Zero(Currency currency) => new(0, currency);

    public bool IsZero => Minor == 0;

    /// <summary>The amount as a decimal in major units, as the API writes it.</summary>
    public decimal Major => Minor / Currency.Factor;

    /// <summary>Reads a decimal in major units; null when it has more digits than the currency has, or does not fit.</summary>
    public static Money? FromMajor(decimal major, Currency currency)
    {
        if (Math.Abs(major) > 9_000_000_000_000m)
        {
            return null;
        }

        var scaled = major * currency.Factor;
        return scaled == decimal.Truncate(scaled) ? new Money((long)scaled, currency) : null;
    }

    public static Money operator +(Money a, Money b) => new(checked(a.Minor + b.Same(a)), a.Currency);

    public static Money operator -(Money a, Money b) => new(checked(a.Minor - b.Same(a)), a.Currency);

    public static Money operator -(Money a) => new(-a.Minor, a.Currency);

    public static Money operator *(Money a, int times) => new(checked(a.Minor * times), a.Currency);

    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    public int CompareTo(Money other) => Minor.CompareTo(other.Same(this));

    /// <summary>The share at a rate in basis points (1/100 of a percent), rounded half up, away from zero.</summary>
    public Money Rate(int basisPoints) => new(RoundedDivision((Int128)Minor * basisPoints, 10_000), Currency);

    /// <summary>
    /// Splits the amount in proportion to the weights so that the parts sum to it exactly; what rounding leaves over goes
    /// by largest remainder, earlier parts first (RULES 1). All weights zero: equal parts.
    /// </summary>
    public IReadOnlyList<Money> Split(IReadOnlyList<long> weights)
    {
        if (weights.Count == 0)
        {
            return [];
        }

        var even = weights.All(w => w == 0);
        var shares = even ? Enumerable.Repeat(1L, weights.Count).ToArray() : [.. weights];
        var sum = shares.Aggregate((Int128)0, (total, w) => total + w);
        var sign = Minor < 0 ? -1 : 1;
        var parts = new long[shares.Length];
        var remainders = new (Int128 Remainder, int Index)[shares.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            var exact = (Int128)Math.Abs(Minor) * shares[i];
            parts[i] = (long)(exact / sum);
            remainders[i] = (exact % sum, i);
        }

        var left = Math.Abs(Minor) - parts.Sum();
        foreach (var (_, index) in remainders.OrderByDescending(r => r.Remainder).ThenBy(r => r.Index).Take((int)left))
        {
            parts[index]++;
        }

        var currency = Currency;
        return [.. parts.Select(part => new Money(sign * part, currency))];
    }

    /// <summary>"85.50 €": for sentences that are kept, such as the timeline's, and so are in no reader's culture.</summary>
    public string Words => MoneyFormat.Format(Minor, Currency.Code, Currency.Digits, CultureInfo.InvariantCulture);

    /// <summary>For logs and tests: "85.50 EUR".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Major.ToString("F" + Currency.Digits, CultureInfo.InvariantCulture)} {Currency.Code}");

    private static long RoundedDivision(Int128 value, Int128 by)
    {
        var half = by / 2;
        return (long)((value < 0 ? value - half : value + half) / by);
    }

    private long Same(Money other) =>
        Currency == other.Currency ? Minor : throw new InvalidOperationException($"{Currency.Code} and {other.Currency.Code} cannot be added or compared.");
}

/// <summary>A currency code of three to five capitals with its number of decimal digits. Unknown codes do not parse.</summary>
public readonly record struct Currency
{
    private static readonly Dictionary<string, int> DigitsByCode = new(StringComparer.Ordinal)
    {
        ["EUR"] = 2, ["USD"] = 2, ["GBP"] = 2, ["CHF"] = 2, ["BRL"] = 2, ["CAD"] = 2, ["AUD"] = 2, ["SEK"] = 2, ["NOK"] = 2,
        ["DKK"] = 2, ["PLN"] = 2, ["CZK"] = 2, ["HUF"] = 2, ["INR"] = 2, ["CNY"] = 2, ["MXN"] = 2, ["ZAR"] = 2, ["NZD"] = 2,
        ["SGD"] = 2, ["HKD"] = 2, ["TRY"] = 2, ["JPY"] = 0, ["KRW"] = 0, ["CLP"] = 0, ["BHD"] = 3, ["KWD"] = 3, ["TND"] = 3,
        ["USDC"] = 6, ["USDT"] = 6,
    };

    private readonly string? _code;

    private Currency(string code) => _code = code;

    public static Currency Eur { get; } = new("EUR");

    public static Currency Brl { get; } = new("BRL");

    public string Code => _code ?? "EUR";

    public int Digits => DigitsByCode[Code];

    public decimal Factor => Digits switch { 0 => 1m, 2 => 100m, 3 => 1000m, _ => 1_000_000m };

    public static bool TryParse(string? text, out Currency currency)
    {
        currency = default;
        if (text is null || !DigitsByCode.ContainsKey(text))
        {
            return false;
        }

        currency = new Currency(text);
        return true;
    }

    /// <summary>Reads a code that was checked before (settings, own rows); an unknown one is a bug and throws.</summary>
    public static Currency Of(string code) =>
        TryParse(code, out var currency) ? currency : throw new ArgumentException($"'{code}' is not a known currency.", nameof(code));

    public bool Equals(Currency other) => Code == other.Code;

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;
}
