namespace OrderDesk.Web.Verbs;

/// <summary>Gives a verb the program's services without serving: nothing listens, no job runs.</summary>
internal sealed class VerbHost(Func<WebApplication> build)
{
    /// <returns>The verb's exit code.</returns>
    public Task<int> Run(Func<IServiceProvider, CancellationToken, Task<int>> verb, CancellationToken cancellation) => StartRefusal.Told(async () =>
    {
        await using var app = build();
        await using var scope = app.Services.CreateAsyncScope();
        return await verb(scope.ServiceProvider, cancellation);
    });
}
