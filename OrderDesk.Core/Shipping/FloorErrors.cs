using OrderDesk.Core.Common;

namespace OrderDesk.Core.Shipping;

/// <summary>The refusals of the warehouse floor.</summary>
public static class FloorErrors
{
    public static Error WaveNotFound() => CommonErrors.NotFound("This wave");

    public static Error NothingForWave() => new(
        ErrorKind.Rule, "NOTHING_FOR_WAVE", "No parcel fits this wave.", "Look at the preview: it says why each one is left out.");

    public static Error WaveIsOver(string number, WaveState state) => new(
        ErrorKind.State, "WAVE_IS_OVER", $"Wave {number} is {WireName.Of(state)}.", "Choose another wave.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["state"] = WireName.Of(state) } };

    public static Error WaveStillWaits(string number, int parcels) => new(
        ErrorKind.State, "WAVE_STILL_WAITS", $"{(parcels == 1 ? "A parcel" : $"{parcels} parcels")} of wave {number} {(parcels == 1 ? "is" : "are")} not packed yet.", "Pack them, or cancel the wave.");

    public static Error NothingToScanFor() => new(
        ErrorKind.State, "NOTHING_TO_SCAN", "Nothing waits for a scan here.", "Open the next parcel or wave.");

    public static Error NotAtThisPlace(int there) => new(
        ErrorKind.State, "NOT_AT_THIS_PLACE", there == 0 ? "Nothing is to be picked there." : $"Only {there} are to be picked there.", "Load the page again: the way has changed.");
}
