using OrderDesk.Core.Common;

namespace OrderDesk.Core.Vendors;

/// <summary>One line of a reservation with a vendor.</summary>
public sealed record VendorItem(string Sku, string Name, int Quantity);

/// <summary>What a vendor's system says. <see cref="Busy"/> is transient and is tried again; a rejection is final.</summary>
public abstract record VendorAnswer
{
    public sealed record Reserved(string Reference) : VendorAnswer;

    public sealed record Rejected(string Reason) : VendorAnswer;

    public sealed record Busy(string Why) : VendorAnswer;
}

/// <summary>
/// A vendor's system. Called with a deterministic key, never inside a database transaction (MIXED, RULES 12); the same key
/// twice is one reservation.
/// </summary>
public interface IVendorGateway
{
    Task<VendorAnswer> Reserve(string key, VendorId vendor, IReadOnlyList<VendorItem> items, CancellationToken ct);

    Task<VendorAnswer> Release(string key, VendorId vendor, string reference, CancellationToken ct);
}

/// <summary>The default vendor: has everything, except SKUs that end in <c>-REJECT</c>, so that a rejection can be tried at once.</summary>
public sealed class SandboxVendor : IVendorGateway
{
    public Task<VendorAnswer> Reserve(string key, VendorId vendor, IReadOnlyList<VendorItem> items, CancellationToken ct)
    {
        var missing = items.FirstOrDefault(i => i.Sku.EndsWith("-REJECT", StringComparison.Ordinal));
        return Task.FromResult<VendorAnswer>(missing is null
            ? new VendorAnswer.Reserved($"sandbox-{key}")
            : new VendorAnswer.Rejected($"{missing.Name} is not available"));
    }

    public Task<VendorAnswer> Release(string key, VendorId vendor, string reference, CancellationToken ct) =>
        Task.FromResult<VendorAnswer>(new VendorAnswer.Reserved(reference));
}
