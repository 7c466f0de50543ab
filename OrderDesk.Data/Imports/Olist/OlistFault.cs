namespace OrderDesk.Data.Imports.Olist;

/// <summary>One thing that is wrong in the files: where it is (line 0 is the whole file) and what is expected there.</summary>
public sealed record OlistFault(string File, long Line, string? Column, string Reason)
{
    /// <summary>One line for a person: file, line, column, reason.</summary>
    public override string ToString() =>
        File + (Line > 0 ? $", line {Line}" : "") + (Column is null ? "" : $", {Column}") + ": " + Reason;
}

/// <summary>Collects faults up to a bound: enough to repair a file in one go, never a flood.</summary>
internal sealed class OlistFaults
{
    public const int Most = 50;

    private readonly List<OlistFault> _all = [];

    public IReadOnlyList<OlistFault> All => _all;

    public bool Full => _all.Count >= Most;

    public void Add(string file, long line, string? column, string reason)
    {
        if (!Full)
        {
            _all.Add(new OlistFault(file, line, column, reason));
        }
    }
}
