using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Shipping;

/// <summary>Takes the most urgent parcels of a hub that can be picked now into a wave. Two who build at once take each parcel once.</summary>
public sealed class CreateWave(IUnitOfWork work, FloorPolicy policy)
{
    private static readonly UseCase Self = new("wave.create", Permissions.FulfillmentsWork);

    public sealed record Command(HubId Hub, WaveWish Wish);

    public sealed record Answer(WaveId Wave, string Number, int Parcels, int Units);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = c.Wish.Check();
        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Apply(c, w, ct), ct);
    }

    private async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        // The number's row stays locked until the end: whoever builds at the same time sees what this wave has taken.
        var number = await w.Floor.NextNumber(w.Now.Year, ct);
        var plan = WavePlan.Make(await w.Floor.Candidates(c.Hub, ct), c.Wish);
        if (plan.Taken.Count == 0)
        {
            return FloorErrors.NothingForWave();
        }

        var wave = Wave.Create(w.Ids.New<WaveId>(), number, c.Hub, Math.Min(c.Wish.Totes ?? policy.Totes, Wave.MostTotes), w.Caller.Name, w.Now);
        await w.Floor.Add(wave, ct);
        var (taken, units) = (0, 0);
        foreach (var parcel in plan.Taken)
        {
            if (await w.Floor.Claim(wave.Next(parcel.Parcel, parcel.Order, taken), ct))
            {
                (taken, units) = (taken + 1, units + parcel.Units);
            }
        }

        if (taken == 0)
        {
            return FloorErrors.NothingForWave();
        }

        w.Audit($"wave {number}", null, new { Parcels = taken, Units = units });
        return new Answer(wave.Id, number, taken, units);
    }
}
