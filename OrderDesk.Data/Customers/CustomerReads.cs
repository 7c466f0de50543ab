using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Providers;

namespace OrderDesk.Data.Customers;

internal sealed class CustomerReads(IDatabase database) : ICustomerReads
{
    public async Task<Page<CustomerRow>> List(string? search, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var customers = Seen(db, caller);
        foreach (var word in SearchWords.Of(search ?? ""))
            customers = customers.Where(c => OrderDeskDb.Fold(c.Name).Contains(word) || (c.Email != null && OrderDeskDb.Fold(c.Email).Contains(word)) || (c.Phone != null && c.Phone.Contains(word)));
        if (Cursor.ReadPair(cursor) is { } at)
        {
            var id = new CustomerId(at.Id);
            customers = customers.Where(c => string.Compare(c.Name, at.Key) > 0 || (c.Name == at.Key && c.Id > id));
        }

        var page = await Rows(customers.OrderBy(c => c.Name).ThenBy(c => c.Id).Take(take + 1)).ToListAsync(ct);
        var rows = page.Take(take).ToList();
        return new Page<CustomerRow>(rows, page.Count > take ? Cursor.Write(rows[^1].Name, $"{rows[^1].Id.Value}") : null);
    }

    public async Task<CustomerRow?> Find(CustomerId id, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await Rows(Seen(db, caller).Where(c => c.Id == id)).FirstOrDefaultAsync(ct);
    }

    private static IQueryable<Customer> Seen(OrderDeskDb db, Caller caller)
    {
        var customers = db.Customers.AsNoTracking();
        return caller.May(Permissions.CustomersRead) ? customers : caller.Customer is { } own ? customers.Where(c => c.Id == own) : customers.Where(_ => false);
    }

    private static IQueryable<CustomerRow> Rows(IQueryable<Customer> customers) =>
        customers.Select(c => new CustomerRow(c.Id, c.Name, c.Email, c.Phone, c.Address, c.MayOrderOnAccount, c.CreatedAt));
}
