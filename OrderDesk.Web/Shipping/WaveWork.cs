using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shipping;

/// <summary>The commands on a wave, run and reported. Scoped.</summary>
public sealed class WaveWork(CommandRunner runner, CreateWave create, EndWave end, ShortPick shortPick)
{
    public async Task<WaveId?> Create(RunTicket ticket, Caller caller, HubId hub, WaveWish wish)
    {
        var command = new CreateWave.Command(hub, wish);
        var made = await runner.Run(ticket, caller, command, c => create.Run(command, c, CancellationToken.None), a => $"{a.Number}: {(a.Parcels == 1 ? "1 parcel" : $"{a.Parcels} parcels")}");
        return made is { Ok: true } ok ? ok.Value.Wave : null;
    }

    public async Task<bool> End(RunTicket ticket, Caller caller, WaveId wave, bool cancel)
    {
        var command = new EndWave.Command(wave, cancel);
        return await runner.Run(ticket, caller, command, c => end.Run(command, c, CancellationToken.None), a => cancel ? $"{a.Number} is cancelled" : $"{a.Number} is done") is { Ok: true };
    }

    /// <summary>What would follow, without doing it.</summary>
    public Task<Result<ShortPick.Answer>> Foresee(Caller caller, ShortPick.Command command) => shortPick.Run(command with { Preview = true }, caller, CancellationToken.None);

    public async Task<bool> Short(RunTicket ticket, Caller caller, ShortPick.Command command) => await runner.Run(
        ticket, caller, command, c => shortPick.Run(command, c, CancellationToken.None), a => a.Short == 0 ? "Take it from the other place" : "Noted: the parcels are changed") is { Ok: true };

    /// <summary>The consequence in words, said first.</summary>
    public static string Words(ShortPick.Answer a, ShortUnits otherwise)
    {
        var parts = new List<string>();
        if (a.Instead.Count > 0)
        {
            parts.Add($"{string.Join(", ", a.Instead.Select(s => $"{s.Quantity} from {s.BinCode ?? "goods without a bin"}{(s.LotNumber is { } lot ? $" (lot {lot})" : null)}"))} instead");
        }

        if (a.Short > 0)
        {
            var units = a.Short == 1 ? "1 unit lies" : $"{a.Short} units lie";
            parts.Add(otherwise == ShortUnits.Ask ? $"{units} nowhere here: {string.Join(", ", a.Orders)} goes on hold until somebody has decided" : $"{units} nowhere here: backordered for {string.Join(", ", a.Orders)}, the rest goes");
        }

        parts.Add(a.Corrected == 1 ? "1 unit leaves the books at this place" : $"{a.Corrected} units leave the books at this place");
        var text = string.Join("; ", parts);
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }
}
