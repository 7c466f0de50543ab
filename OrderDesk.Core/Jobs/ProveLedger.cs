namespace OrderDesk.Core.Jobs;

/// <summary>One thing that does not add up.</summary>
/// <param name="Rule">Which invariant: <c>on_hand = sum of movements</c>.</param>
/// <param name="Subject">Where: a variant and hub, an order, a currency.</param>
public sealed record LedgerFault(string Rule, string Subject, string Expected, string Found);

/// <summary>What a proof of the ledgers found.</summary>
/// <param name="Checked">How many balances were compared.</param>
public sealed record LedgerProof(int Checked, IReadOnlyList<LedgerFault> Faults);

/// <summary>Recomputes every balance from its ledger; never repairs (RULES 3).</summary>
public interface ILedgerProver
{
    Task<LedgerProof> Prove(CancellationToken ct);
}

/// <summary>The nightly proof. A fault fails the job, which staff see.</summary>
public sealed class ProveLedger(ILedgerProver prover) : IJob
{
    public string Name => "ledger-proof";

    public string Purpose => "Recomputes stock and money from their ledgers and compares.";

    public TimeSpan Every => TimeSpan.FromHours(24);

    public async Task<JobReport> Run(CancellationToken ct)
    {
        var proof = await prover.Prove(ct);
        return new JobReport(proof.Checked, proof.Faults.Count, proof.Faults.Count == 0
            ? $"{proof.Checked} balances agree with their ledgers"
            : $"{proof.Faults.Count} of {proof.Checked} balances do not agree; first: {proof.Faults[0].Rule} for {proof.Faults[0].Subject}, expected {proof.Faults[0].Expected}, found {proof.Faults[0].Found}");
    }
}
