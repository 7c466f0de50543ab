using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Customers;

public sealed record CustomerRow(CustomerId Id, string Name, string? Email, string? Phone, Address? Address, bool MayOrderOnAccount, DateTime CreatedAt);

/// <summary>Reads customers: staff all, a customer themselves.</summary>
public interface ICustomerReads
{
    Task<Page<CustomerRow>> List(string? search, Caller caller, string? cursor, int take, CancellationToken ct);

    Task<CustomerRow?> Find(CustomerId id, Caller caller, CancellationToken ct);
}
