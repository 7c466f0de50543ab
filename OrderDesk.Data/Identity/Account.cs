using Microsoft.AspNetCore.Identity;
using OrderDesk.Core.Common;

namespace OrderDesk.Data.Identity;

/// <summary>Somebody who can sign in: staff, a vendor's person or a customer.</summary>
public sealed class Account : IdentityUser<long>
{
    public string DisplayName { get; set; } = "";

    /// <summary>The customer that this person orders as.</summary>
    public CustomerId? CustomerId { get; set; }

    /// <summary>The vendor that this person works for.</summary>
    public VendorId? VendorId { get; set; }

    /// <summary>An inactive account cannot sign in, and its open sessions end.</summary>
    public bool IsActive { get; set; } = true;
}
