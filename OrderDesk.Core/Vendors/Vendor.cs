using OrderDesk.Core.Common;

namespace OrderDesk.Core.Vendors;

/// <summary>Sets the platform's fee: brands 10 %, distributors 15 % (FLOW).</summary>
public enum VendorType
{
    Brand,
    Distributor,
}

/// <summary>Somebody who sells on the marketplace and works their own sub-orders.</summary>
public sealed class Vendor
{
    private Vendor()
    {
    }

    public VendorId Id { get; private set; }

    public string Name { get; private set; } = "";

    public VendorType Type { get; private set; }

    public string? Email { get; private set; }

    /// <summary>Hours that the vendor has to accept a sub-order.</summary>
    public int AcceptWithinHours { get; private set; } = 24;

    public bool IsActive { get; private set; } = true;

    public string? ExternalRef { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public static Vendor Create(VendorId id, string name, VendorType type, string? email, DateTime now, int acceptWithinHours = 24, string? externalRef = null) => new()
    {
        Id = id,
        Name = name,
        Type = type,
        Email = email,
        AcceptWithinHours = acceptWithinHours,
        CreatedAt = now,
        ExternalRef = externalRef,
    };
}
