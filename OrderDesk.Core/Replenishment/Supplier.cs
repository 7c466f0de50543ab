using OrderDesk.Core.Common;

namespace OrderDesk.Core.Replenishment;

/// <summary>Who own goods are bought from.</summary>
public sealed class Supplier
{
    public const int MaxName = 120;
    public const int MaxLeadDays = 365;

    private Supplier()
    {
    }

    public SupplierId Id { get; private set; }

    public string Name { get; private set; } = "";

    public string? Email { get; private set; }

    /// <summary>Days from sending an order until the goods come.</summary>
    public int LeadDays { get; private set; }

    /// <summary>Nothing new is ordered from a supplier that is not active.</summary>
    public bool IsActive { get; private set; } = true;

    public static Supplier Create(SupplierId id, string name, string? email, int leadDays) => new() { Id = id, Name = name, Email = email, LeadDays = leadDays };

    public void Change(string name, string? email, int leadDays, bool isActive) => (Name, Email, LeadDays, IsActive) = (name, email, leadDays, isActive);
}
