using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Web.Orders;

/// <summary>What somebody wants to be different about an order, as it is chosen in the form. Pure; the use case decides what of it is possible.</summary>
public sealed class ChangeForm
{
    /// <summary>The address comes first, so that its errors have one name.</summary>
    public const string AddressPrefix = "changes[0].address";

    private readonly Dictionary<LineId, int> _quantities = [];
    private readonly List<AddedItem> _added = [];

    /// <summary>The new address as typed; null leaves the address as it is.</summary>
    public FormAddress? Address { get; private set; }

    public IReadOnlyList<AddedItem> Added => _added;

    /// <summary>How many units of a line are wanted.</summary>
    public int Wanted(OrderLine line) => _quantities.GetValueOrDefault(line.Id, line.Charged);

    public void Want(OrderLine line, int units)
    {
        _quantities.Remove(line.Id);
        if (units != line.Charged)
        {
            _quantities[line.Id] = units;
        }
    }

    public void Add(ProductRow product, VariantRow variant)
    {
        if (_added.FirstOrDefault(a => a.Variant == variant.Id) is { } there)
        {
            there.Quantity++;
        }
        else
        {
            _added.Add(new AddedItem(variant.Id, variant.Options.Length == 0 ? product.Name : $"{product.Name}, {variant.Options}", product.Category, variant.Price));
        }
    }

    public void Drop(AddedItem item) => _added.Remove(item);

    public void EditAddress(Order order) => Address = FormAddress.Of(order.ShippingAddress);

    public void KeepAddress() => Address = null;

    /// <summary>The changes as the use case takes them; none when nothing differs.</summary>
    public IReadOnlyList<OrderChange> ToChanges(Order order)
    {
        var address = Address?.ToAddress();
        return
        [
            .. address is null || address == order.ShippingAddress ? (OrderChange[])[] : [new OrderChange.ChangeAddress(address)],
            .. order.Lines.Where(l => l.Charged > 0 && Wanted(l) != l.Charged)
                .Select(l => Wanted(l) == 0 ? (OrderChange)new OrderChange.RemoveItem(l.Id) : new OrderChange.UpdateQuantity(l.Id, Wanted(l))),
            .. _added.Select(a => new OrderChange.AddItem(a.Variant, a.Quantity, a.Price.Major)),
        ];
    }
}

/// <summary>A product that is to be added, with the price that was seen.</summary>
public sealed class AddedItem(VariantId variant, string name, string category, Money price)
{
    public VariantId Variant => variant;

    public string Name => name;

    public string Category => category;

    public Money Price => price;

    public int Quantity { get; set; } = 1;
}
