namespace OrderDesk.Core.Identity;

/// <summary>The roles that people can have, by the names under which they are stored, shown and given on the command line.</summary>
public static class RoleNames
{
    public static readonly IReadOnlyList<Role> OfPeople = [Role.Admin, Role.Manager, Role.Support, Role.Warehouse, Role.Vendor, Role.Customer];

    /// <summary>Null for anything but one of the six; case does not matter.</summary>
    public static Role? Read(string? text)
    {
        foreach (var role in OfPeople)
        {
            if (string.Equals(role.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return role;
        }

        return null;
    }
}
