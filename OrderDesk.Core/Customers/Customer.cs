using OrderDesk.Core.Common;

namespace OrderDesk.Core.Customers;

/// <summary>Somebody who orders. May have a sign-in, or be known from an import only.</summary>
public sealed class Customer
{
    private Customer()
    {
    }

    public CustomerId Id { get; private set; }

    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>The address that forms start from.</summary>
    public Address? Address { get; private set; }

    /// <summary>May order on account: invoice or cash on delivery.</summary>
    public bool MayOrderOnAccount { get; private set; }

    public bool IsActive { get; private set; } = true;

    /// <summary>The id in the system that the customer came from, unique when there is one: <c>olist:2a46…</c>.</summary>
    public string? ExternalRef { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public static Customer Create(CustomerId id, string name, string? email, string? phone, Address? address, DateTime now, bool mayOrderOnAccount = false, string? externalRef = null) => new()
    {
        Id = id,
        Name = name,
        Email = email,
        Phone = phone,
        Address = address,
        MayOrderOnAccount = mayOrderOnAccount,
        ExternalRef = externalRef,
        CreatedAt = now,
    };

    public void MoveTo(Address address) => Address = address;
}

/// <summary>Who an order is for, kept on the order as it was then (IMPROVE's customerInfo).</summary>
public sealed record CustomerInfo(string Name, string? Email, string? Phone);
