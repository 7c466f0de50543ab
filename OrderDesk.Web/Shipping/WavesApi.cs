using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Shipping;

/// <summary>/api/waves: parcels that are picked together, and the scans that pick and pack them.</summary>
internal static class WavesApi
{
    public static void MapWaves(this IEndpointRouteBuilder routes)
    {
        var waves = routes.MapApi("/api/waves", "Waves");
        waves.MapGet("/", List).Needs(Permissions.FulfillmentsWork).Gives<PageAnswer<WaveAnswer>>()
            .AsksForPages(("hubId", "One hub."), ("open", "true: only those that are running.")).WithSummary("Waves, newest first");
        waves.MapPost("/", Create).Needs(Permissions.FulfillmentsWork).Takes<WaveBody>().Gives<WaveMadeAnswer>(StatusCodes.Status201Created).WithSummary("Takes the most urgent parcels that are ready into a wave");
        waves.MapPost("/preview", Preview).Needs(Permissions.FulfillmentsWork).Takes<WaveBody>().Gives<WavePreviewAnswer>().WithSummary("What a wave would take, and why others are left out");
        waves.MapGet("/{waveId}", Find).Needs(Permissions.FulfillmentsWork).Gives<WaveDetailAnswer>().WithSummary("A wave with its totes and where their goods lie");
        waves.MapPost("/{waveId}/scans", OnWave).Needs(Permissions.FulfillmentsWork).Takes<ScanBody>().Gives<ScanAnswer>().WithSummary("One scan while picking: bin, item, tote");
        waves.MapPost("/{waveId}/short-picks", Short).Needs(Permissions.FulfillmentsWork).Takes<ShortPickBody>().Gives<ShortPickAnswer>().Asks(("preview", "true: only what would follow."))
            .WithSummary("Fewer lie at a place than should");
        waves.MapPost("/{waveId}/cancel", (string waveId, ApiCall call, EndWave end, CancellationToken ct) => End(waveId, true, call, end, ct)).Needs(Permissions.FulfillmentsWork).Gives<WaveEndedAnswer>()
            .WithSummary("Cancels a wave; its parcels wait again");
        waves.MapPost("/{waveId}/close", (string waveId, ApiCall call, EndWave end, CancellationToken ct) => End(waveId, false, call, end, ct)).Needs(Permissions.FulfillmentsWork).Gives<WaveEndedAnswer>()
            .WithSummary("Closes a wave of which nothing waits any more");
        routes.MapApi("/api/fulfillments", "Waves").MapPost("/{fid}/scans", OnParcel).Needs(Permissions.FulfillmentsWork).Takes<ScanBody>().Gives<ScanAnswer>()
            .WithSummary("One scan while packing a parcel; the last one packs it");
    }

    private static async Task<IResult> List(ApiCall call, IWaveReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (hub, open, cursor, limit) = (query.Id<HubId>("hubId"), query.Flag("open"), query.Cursor, query.Limit);
        return query.Error is { } wrong ? Answers.Refused(wrong) : Answers.PageOf(await reads.List(hub, open, call.Caller, cursor, limit, ct), WaveAnswer.Of);
    }

    private static async Task<IResult> Create(ApiCall call, Body<WaveBody> body, CreateWave create, CancellationToken ct)
    {
        var wish = Read(body.Value);
        if (!wish.Ok)
        {
            return Answers.Refused(wish.Error);
        }

        var made = await create.Run(new(wish.Value.Hub, wish.Value.Wish), call.Command(body), ct);
        if (!made.Ok)
        {
            return Answers.Refused(made.Error);
        }

        call.SetLocation($"/api/waves/{made.Value.Wave}");
        return Answers.Json(new WaveMadeAnswer(made.Value.Wave.ToString(), made.Value.Number, made.Value.Parcels, made.Value.Units), StatusCodes.Status201Created);
    }

    private static async Task<IResult> Preview(ApiCall call, Body<WaveBody> body, IWaveReads reads, CancellationToken ct)
    {
        var wish = Read(body.Value);
        return wish.Ok
            ? Answers.Json(WavePreviewAnswer.Of(WavePlan.Make(await reads.Candidates(wish.Value.Hub, call.Caller, ct), wish.Value.Wish)))
            : Answers.Refused(wish.Error);
    }

    private static async Task<IResult> Find(string waveId, ApiCall call, IWaveReads reads, CancellationToken ct)
    {
        if (!IdText.TryRead<WaveId>(waveId, out var id) || await reads.Find(id, call.Caller, ct) is not { } wave)
        {
            return Answers.Refused(FloorErrors.WaveNotFound());
        }

        return Answers.Json(new WaveDetailAnswer(WaveAnswer.Of(wave), [.. (await reads.Parcels(id, call.Caller, ct)).Select(ToteAnswer.Of)]));
    }

    private static async Task<IResult> OnWave(string waveId, ApiCall call, Body<ScanBody> body, ApplyScan apply, CancellationToken ct) => IdText.TryRead<WaveId>(waveId, out var id)
        ? Answers.Of(await apply.Run(new(body.Value.Id ?? "", body.Value.Code ?? "", null, id), call.Command(body), ct), ScanAnswer.Of)
        : Answers.Refused(FloorErrors.WaveNotFound());

    private static async Task<IResult> OnParcel(string fid, ApiCall call, Body<ScanBody> body, ApplyScan apply, CancellationToken ct) => IdText.TryRead<FulfillmentId>(fid, out var id)
        ? Answers.Of(await apply.Run(new(body.Value.Id ?? "", body.Value.Code ?? "", id, null), call.Command(body), ct), ScanAnswer.Of)
        : Answers.Refused(OrderErrors.FulfillmentNotFound());

    private static async Task<IResult> Short(string waveId, ApiCall call, Body<ShortPickBody> body, ShortPick shortPick, CancellationToken ct)
    {
        var query = call.Query;
        var preview = query.Flag("preview");
        var read = Read(waveId, body.Value);
        if ((query.Error ?? read.Error) is { } wrong)
        {
            return Answers.Refused(wrong);
        }

        // A preview keeps no answer: asked again later, it may be another.
        return Answers.Of(await shortPick.Run(read.Value with { Preview = preview }, preview ? call.Caller : call.Command(body), ct), ShortPickAnswer.Of);
    }

    private static async Task<IResult> End(string waveId, bool cancel, ApiCall call, EndWave end, CancellationToken ct) => IdText.TryRead<WaveId>(waveId, out var id)
        ? Answers.Of(await end.Run(new(id, cancel), call.Command(), ct), a => new WaveEndedAnswer(a.Wave.ToString(), a.Number, WireName.Of(a.State), a.PutBack))
        : Answers.Refused(FloorErrors.WaveNotFound());

    private static Result<(HubId Hub, WaveWish Wish)> Read(WaveBody body)
    {
        var errors = new List<Error>();
        var priority = Priority.Low;
        if (string.IsNullOrWhiteSpace(body.HubId))
        {
            errors.Add(CommonErrors.Required("hubId"));
        }

        if (body.Priority is not null && !WireName.TryRead(body.Priority, out priority))
        {
            errors.Add(CommonErrors.UnknownValue("priority", body.Priority, WireName.All<Priority>()));
        }

        var wish = new WaveWish { Zone = Text.Clean(body.Zone), AtLeast = body.Priority is null ? null : priority, PromisedUntil = body.PromisedUntil, MaxUnits = body.MaxUnits, MaxLines = body.MaxLines, Totes = body.Totes };
        wish = body.MaxParcels is { } most ? wish with { MaxParcels = most } : wish;
        errors.AddRange(wish.Check());
        return errors.Count > 0 ? Error.Join(errors) : (IdText.TryRead<HubId>(body.HubId, out var hub) ? hub : new HubId(-1), wish);
    }

    private static Result<ShortPick.Command> Read(string waveId, ShortPickBody body)
    {
        var errors = new List<Error>();
        if (body.Missing is null)
        {
            errors.Add(CommonErrors.Required("missing"));
        }

        if (string.IsNullOrWhiteSpace(body.VariantId))
        {
            errors.Add(CommonErrors.Required("variantId"));
        }

        var otherwise = ShortUnits.Backorder;
        if (body.Otherwise is not null && !WireName.TryRead(body.Otherwise, out otherwise))
        {
            errors.Add(CommonErrors.UnknownValue("otherwise", body.Otherwise, WireName.All<ShortUnits>()));
        }

        return errors.Count > 0
            ? Error.Join(errors)
            : new ShortPick.Command(Id<WaveId>(waveId), Id<BinId>(body.BinId ?? IdText.Write(default(BinId))), Id<LotId>(body.LotId ?? IdText.Write(default(LotId))), Id<VariantId>(body.VariantId), body.Missing!.Value, body.ReasonCode ?? "", otherwise);
    }

    /// <summary>An id of another shape is nobody's.</summary>
    private static T Id<T>(string? text)
        where T : struct, IId<T> => IdText.TryRead<T>(text, out var id) ? id : T.From(-1);
}
