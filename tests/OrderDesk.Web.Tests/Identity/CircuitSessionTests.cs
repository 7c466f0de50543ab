using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Identity;
using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Tests.Identity;

/// <summary>What becomes of an open page when the account behind it changes (RULES 23).</summary>
public sealed class CircuitSessionTests(CircuitSessionTests.QuickProgram program) : IClassFixture<CircuitSessionTests.QuickProgram>
{
    [Fact]
    public async Task OpenPage_OfAnAccountSwitchedOff_LosesItsSignIn()
    {
        var email = await program.Add(Role.Manager);
        await using var circuit = program.Services.CreateAsyncScope();
        var state = await Open(circuit.ServiceProvider, email);
        state.ShouldBeOfType<CircuitSession>();

        await program.SetActive(email, active: false);

        await Poll.Until(async () => (await state.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated != true, Poll.Usual, "the page to lose its sign-in");
    }

    [Fact]
    public async Task OpenPage_OfAnActiveAccount_Stays()
    {
        var email = await program.Add(Role.Manager);
        await using var circuit = program.Services.CreateAsyncScope();
        var state = await Open(circuit.ServiceProvider, email);
        var user = (await state.GetAuthenticationStateAsync()).User;

        (await program.Services.GetRequiredService<Sessions>().Holds(user, CancellationToken.None)).ShouldBeTrue();
    }

    private static async Task<AuthenticationStateProvider> Open(IServiceProvider services, string email)
    {
        var account = await services.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email);
        ClaimsPrincipal user = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account!);
        var state = services.GetRequiredService<AuthenticationStateProvider>();
        ((IHostEnvironmentAuthenticationStateProvider)state).SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        return state;
    }

    /// <summary>Asks every tenth of a second instead of every minute.</summary>
    public sealed class QuickProgram : SignInProgram
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>(StringComparer.Ordinal) { ["OrderDesk:Demo"] = "false", ["OrderDesk:Identity:RevalidateSeconds"] = "0.1" };
    }
}
