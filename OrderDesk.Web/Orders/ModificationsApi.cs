using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Orders;

/// <summary>/api/orders/{id}/modifications: changing an order, and its numbered versions (DESIGN 12).</summary>
internal static class ModificationsApi
{
    public static void MapModifications(this IEndpointRouteBuilder routes)
    {
        var order = routes.MapApi("/api/orders/{id}/modifications", "Orders");
        order.MapPost("/", Modify).Needs(Permissions.OrdersModify).Takes<ModifyBody>().Gives<ModifiedAnswer>().Asks(("preview", "true: answers what the change would do, and changes nothing."))
            .WithSummary("Changes address, quantities and items until they are packed, as one numbered version");
        order.MapGet("/", List).Needs(Permissions.OrdersModify, Permissions.FulfillmentsWork).Gives<ModificationsAnswer>()
            .Asks(("from", "The number of a version to compare; with to."), ("to", "The number of the version that it is compared with."))
            .WithSummary("The numbered versions of an order, and what is different between any two");
    }

    private static async Task<IResult> Modify(string id, ApiCall call, Body<ModifyBody> body, ModifyOrder modify, CancellationToken ct)
    {
        var b = body.Value;
        var query = call.Query;
        var preview = query.Flag("preview");
        var errors = new List<Error>();
        Text.Check(errors, "reasonCode", b.ReasonCode, 100);
        var changes = Changes(b.Changes ?? [], errors);
        if (query.Error is { } wrong)
        {
            errors.Add(wrong);
        }

        if (errors.Count > 0)
        {
            return Answers.Refused(Error.Join(errors));
        }

        var command = new ModifyOrder.Command(OrderRoute.Key(id), changes, b.ReasonCode, b.Note, call.Version);
        var done = preview ? await modify.Preview(command, call.Caller, ct) : await modify.Run(command, call.Command(body), ct);
        if (!done.Ok)
        {
            return Answers.Refused(done.Error);
        }

        if (!preview)
        {
            call.SetVersion(done.Value.Order.Version);
        }

        return Answers.Json(ModifiedAnswer.Of(done.Value, call.Caller, preview));
    }

    private static async Task<IResult> List(string id, ApiCall call, IRevisionReads reads, CancellationToken ct)
    {
        if (await reads.Of(OrderRoute.Key(id), call.Caller, ct) is not { } versions)
        {
            return Answers.Refused(OrderErrors.NotFound(OrderRoute.Short(id)));
        }

        var query = call.Query;
        var (from, to) = (query.Whole("from", 1, int.MaxValue), query.Whole("to", 1, int.MaxValue));
        if (query.Error is { } wrong)
        {
            return Answers.Refused(wrong);
        }

        var (one, other) = (versions.FirstOrDefault(v => v.Number == from), versions.FirstOrDefault(v => v.Number == to));
        return (from is not null || to is not null) && (one is null || other is null)
            ? Answers.Refused(CommonErrors.NotFound("This version"))
            : Answers.Json(new ModificationsAnswer([.. versions.Select(ModificationAnswer.Of)], one is null || other is null ? null : [.. one.Content.To(other.Content).Select(ContentChangeAnswer.Of)]));
    }

    private static List<OrderChange> Changes(IReadOnlyList<ChangeBody?> bodies, List<Error> errors)
    {
        var changes = new List<OrderChange>();
        for (var i = 0; i < Math.Min(bodies.Count, OrderValidation.MaxLines + 1); i++)
        {
            if (Change(bodies[i] ?? new ChangeBody(), $"changes[{i}]", errors) is { } change)
            {
                changes.Add(change);
            }
        }

        return changes;
    }

    private static OrderChange? Change(ChangeBody b, string at, List<Error> errors)
    {
        switch (b.Type)
        {
            case "remove_item":
                Only(b with { LineId = null }, b.Type, at, errors);
                return new OrderChange.RemoveItem(Id<LineId>(b.LineId, $"{at}.lineId", errors));
            case "update_quantity":
                Only(b with { LineId = null, Quantity = null }, b.Type, at, errors);
                return new OrderChange.UpdateQuantity(Id<LineId>(b.LineId, $"{at}.lineId", errors), b.Quantity ?? 0);
            case "add_item":
                Only(b with { VariantId = null, Quantity = null, Price = null }, b.Type, at, errors);
                return new OrderChange.AddItem(Id<VariantId>(b.VariantId, $"{at}.variantId", errors), b.Quantity ?? 0, b.Price);
            case "change_address":
                Only(b with { Address = null }, b.Type, at, errors);
                return new OrderChange.ChangeAddress(AddressReading.Of($"{at}.address", b.Address, errors));
            default:
                errors.Add(b.Type is null ? CommonErrors.Required($"{at}.type") : CommonErrors.UnknownValue($"{at}.type", OrderRoute.Short(b.Type), ["remove_item", "update_quantity", "add_item", "change_address"]));
                return null;
        }
    }

    /// <summary>What is left without the members of its type is nothing: a member that would be ignored is a mistake.</summary>
    private static void Only(ChangeBody rest, string type, string at, List<Error> errors)
    {
        if (rest != new ChangeBody { Type = type })
        {
            errors.Add(CommonErrors.OutOfRange(at, $"a change with the members of {type} only"));
        }
    }

    private static T Id<T>(string? text, string field, List<Error> errors)
        where T : struct, IId<T>
    {
        if (IdText.TryRead<T>(text, out var id))
        {
            return id;
        }

        errors.Add(text is null ? CommonErrors.Required(field) : CommonErrors.UnknownValue(field, OrderRoute.Short(text), [$"an id such as {IdText.Write(T.From(0))}"]));
        return default;
    }
}
