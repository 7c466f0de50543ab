using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Vendors;
using OrderDesk.Data;
using OrderDesk.Data.Identity;

namespace OrderDesk.Web.Tests.Identity;

/// <summary>The whole program in memory with an empty shop of its own, and people to sign in as.</summary>
public class SignInProgram : WebApplicationFactory<Program>
{
    public const string Password = "a long enough password";

    private static readonly Caller Tests = Caller.Program("tests");
    private readonly TempFolder _data = new();

    /// <summary>Overridden to start it otherwise.</summary>
    protected virtual string Environment => "Development";

    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["OrderDesk:Demo"] = "false" };

    /// <returns>The e-mail address of a new account.</returns>
    public async Task<string> Add(Role role, string? email = null)
    {
        var address = email ?? $"{role}-{Path.GetRandomFileName()}@example.com";
        var vendor = role == Role.Vendor ? await AddVendor() : (VendorId?)null;
        var made = await Services.GetRequiredService<Accounts>().Create(new NewAccount(address, $"Test {role}", Password, role) { Vendor = vendor }, Tests, CancellationToken.None);
        made.Error?.Message.ShouldBeNull();
        return address;
    }

    public Task SetActive(string email, bool active) => Services.GetRequiredService<Accounts>().SetActive(email, active, Tests, CancellationToken.None);

    /// <summary>A browser without a sign-in, that follows no redirects.</summary>
    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false });

    public static Task<HttpResponseMessage> Login(HttpClient client, string email, string password) =>
        client.PostAsJsonAsync("/api/auth/login", new { email, password });

    /// <summary>A program with the bearer token of a new account.</summary>
    public async Task<HttpClient> SignedIn(Role role) => await SignedIn(await Add(role));

    public async Task<HttpClient> SignedIn(string email)
    {
        var client = Browser();
        using var answer = await Login(client, email, Password);
        answer.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await Json(answer)).GetProperty("accessToken").GetString());
        return client;
    }

    public static async Task<JsonElement> Json(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("OrderDesk:DataDirectory", _data.Path);
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _data.Dispose();
    }

    private async Task<VendorId> AddVendor()
    {
        var (database, clock) = (Services.GetRequiredService<IDatabase>(), Services.GetRequiredService<TimeProvider>());
        return await database.Write<VendorId>(
            async (db, ct) =>
            {
                var vendor = Vendor.Create(database.Ids.New<VendorId>(), "Northwind Goods", VendorType.Brand, null, clock.Now());
                db.Vendors.Add(vendor);
                await db.SaveChangesAsync(ct);
                return new(vendor.Id, true);
            },
            CancellationToken.None);
    }
}

/// <summary>As <see cref="SignInProgram"/>, with the demo's accounts.</summary>
public sealed class DemoProgram : SignInProgram
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A first start in production.</summary>
public sealed class ProductionProgram : SignInProgram
{
    protected override string Environment => "Production";

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["OrderDesk:DemoOrders"] = "0" };
}
