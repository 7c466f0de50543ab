namespace OrderDesk.Web.Setup;

/// <summary>The database, the stores and the use cases on top of them.</summary>
internal static class DataSetup
{
    public static void AddOrderDeskData(this WebApplicationBuilder builder) => _ = builder;
}
