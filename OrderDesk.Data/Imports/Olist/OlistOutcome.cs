namespace OrderDesk.Data.Imports.Olist;

/// <summary>How far an import is: what it does now, and how many of how many.</summary>
public readonly record struct OlistProgress(OlistStage Stage, int Done, int Total);

public enum OlistStage
{
    Reading,
    Preparing,
    Orders,
    Saving,
    Checking,
}

/// <summary>What was new, and what of the folder was here already.</summary>
public sealed record OlistCounts(int Orders, int Customers, int Vendors, int Products, int OrdersThereBefore)
{
    public static readonly OlistCounts None = new(0, 0, 0, 0, 0);

    public bool NothingNew => (Orders, Customers, Vendors, Products) == (0, 0, 0, 0);
}

/// <summary>How an import ended.</summary>
/// <param name="Faults">Why nothing was read; nothing was written then.</param>
/// <param name="Checks">Each figure beside the manifest's: of the database after an import, of the files when they do not meet their own manifest and nothing was written.</param>
/// <param name="Disagreements">Where rows of an order do not agree with each other or with the source; empty when all is well.</param>
/// <param name="Quirks">What is odd in the source, order by order.</param>
/// <param name="Numbers">The number here of each order of the source.</param>
/// <param name="Counts">What was new.</param>
/// <param name="Written">False when nothing was brought in, because of the faults or the mismatches.</param>
public sealed record OlistOutcome(
    IReadOnlyList<OlistFault> Faults,
    IReadOnlyList<OlistCheck> Checks,
    IReadOnlyList<string> Disagreements,
    IReadOnlyList<OlistQuirkNote> Quirks,
    IReadOnlyDictionary<string, string> Numbers,
    OlistCounts Counts,
    bool Written)
{
    public IEnumerable<OlistCheck> Mismatches => Checks.Where(c => c.Verdict == OlistVerdict.Mismatch);

    /// <summary>Everything is there and every figure is met.</summary>
    public bool Ok => Written && !Mismatches.Any() && Disagreements.Count == 0;
}
