namespace OrderDesk.Web.Setup;

/// <summary>Who people are and what they may do: sign-in, roles, policies.</summary>
internal static class IdentitySetup
{
    public static void AddOrderDeskIdentity(this WebApplicationBuilder builder) => _ = builder;

    public static void UseOrderDeskIdentity(this WebApplication app) => _ = app;
}
