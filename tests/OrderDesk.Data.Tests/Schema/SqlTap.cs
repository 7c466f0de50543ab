using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrderDesk.Data.Tests.Schema;

/// <summary>A statement as it was sent, with its parameters.</summary>
internal sealed record SentStatement(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);

/// <summary>Hears every statement that EF sends on behalf of one piece of work, from what it tells diagnostic listeners.</summary>
internal sealed class SqlTap : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<List<SentStatement>?> Current = new();

    /// <summary>Before any test: EF looks once a second only whether somebody listens, and would tell the half of a read.</summary>
    [ModuleInitializer]
    internal static void Listen() => DiagnosticListener.AllListeners.Subscribe(new SqlTap());

    public static async Task<List<SentStatement>> Of(Func<Task> work)
    {
        List<SentStatement> heard = [];
        Current.Value = heard;
        await work();
        Current.Value = null;
        heard.ShouldNotBeEmpty();
        return heard;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command: var command } && value.Key == RelationalEventId.CommandExecuting.Name)
            Current.Value?.Add(new SentStatement(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
