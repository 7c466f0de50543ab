namespace OrderDesk.Web.Setup;

/// <summary>The scheduler and what it runs.</summary>
internal static class JobsSetup
{
    public static void AddOrderDeskJobs(this WebApplicationBuilder builder) => _ = builder;
}
