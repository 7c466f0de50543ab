namespace OrderDesk.Web.Identity;

/// <summary>
/// What a sign-in carries beside the usual claims (NameIdentifier: the account's number, Name: the display name, Email, one Role
/// for each role).
/// </summary>
internal static class Claims
{
    /// <summary>The customer that the person orders as: <c>cus_…</c>.</summary>
    public const string Customer = "orderdesk:customer";

    /// <summary>The vendor that the person works for: <c>ven_…</c>.</summary>
    public const string Vendor = "orderdesk:vendor";

    /// <summary>Changes with the password and the rights: a sign-in with an older one is over.</summary>
    public const string Stamp = "orderdesk:stamp";
}
