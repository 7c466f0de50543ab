using Microsoft.Extensions.Logging;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Payments;

namespace OrderDesk.Core.Jobs;

/// <summary>Finds out what became of payments whose answer was lost: by a crash, or a gateway that was silent (RULES 14).</summary>
public sealed class ResolvePayments(IPaymentReads payments, ChargePayment charge, TimeProvider clock, ILogger<ResolvePayments> log) : IJob
{
    public string Name => "payment-retries";

    public string Purpose => "Asks the gateway again about payments without an answer.";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public async Task<JobReport> Run(CancellationToken ct)
    {
        var caller = Caller.Program("job:" + Name);
        var due = await payments.Unanswered(clock.Now().AddSeconds(-60), 200, ct);
        return await Sweep.Each(
            due,
            async p => (await charge.Ask(p.Order, p.Payment, caller, ct)).Map(a => a.State is PaymentState.Captured or PaymentState.Declined),
            "payments resolved",
            (e, p) => OrderJobLog.ItemFailed(log, Name, p.Payment, e));
    }
}
