using System.Security.Cryptography;
using System.Threading.Channels;
using Npgsql;
using OrderDesk.Core.Common;

namespace OrderDesk.Web.Live;

/// <summary>
/// Carries changes between the nodes of one PostgreSQL database by NOTIFY and LISTEN, so that a change made on any of them shows
/// on every open page within a second (DESIGN 8, 14). Reconnects by itself, and then tells the pages that they may have missed
/// something.
/// </summary>
public sealed partial class PostgresBridge(ChangeFeed feed, string connectionString, TimeProvider clock, ILogger<PostgresBridge> log) : BackgroundService
{
    private const string ChannelName = "orderdesk_changes";
    private const int MostAtOnce = 1_000;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly string _node = RandomNumberGenerator.GetHexString(12, lowercase: true);

    // Full means that nothing was sent for long: what does not fit is made good by telling the others to read everything again.
    private readonly Channel<IReadOnlyList<Change>> _outgoing =
        Channel.CreateBounded<IReadOnlyList<Change>>(new BoundedChannelOptions(MostAtOnce) { SingleReader = true });

    // A connection that has died unseen is noticed; the pool is not for one that listens for hours.
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
    {
        KeepAlive = 15,
        Pooling = false,
        ApplicationName = "orderdesk live",
    }.ConnectionString;

    private volatile bool _owesGap;

    /// <summary>Whether the other nodes are heard now.</summary>
    public bool IsListening { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.PublishedHere += Send;
        try
        {
            await Task.WhenAll(
                Again(ListenOnce, stoppingToken),
                Again(SendOnce, stoppingToken));
        }
        finally
        {
            feed.PublishedHere -= Send;
        }
    }

    private void Send(IReadOnlyList<Change> changes)
    {
        if (!_outgoing.Writer.TryWrite(changes))
            _owesGap = true;
    }

    /// <summary>Runs a connection for as long as it lasts, and then the next one.</summary>
    private async Task Again(Func<Action, CancellationToken, Task> once, CancellationToken ct)
    {
        var pause = FirstPause;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await once(() => pause = FirstPause, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Lost(log, pause.TotalSeconds, failure);
            }

            await Task.Delay(pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task ListenOnce(Action connected, CancellationToken ct)
    {
        await using var connection = await Open(ct);
        connection.Notification += (_, e) => Hear(e.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {ChannelName}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        connected();
        IsListening = true;
        feed.ReceiveGap();
        try
        {
            while (true)
                await connection.WaitAsync(ct);
        }
        finally
        {
            IsListening = false;
        }
    }

    private async Task SendOnce(Action connected, CancellationToken ct)
    {
        await using var connection = await Open(ct);
        connected();
        while (await _outgoing.Reader.WaitToReadAsync(ct))
        {
            var waiting = TakeWaiting();
            var taken = true;
            try
            {
                foreach (var payload in ChangeWire.Write(_node, waiting))
                    await Notify(connection, payload, ct);
                taken = false;
            }
            finally
            {
                // Whoever did not get this batch is told so over the next connection.
                _owesGap |= taken;
            }
        }
    }

    private static async Task Notify(NpgsqlConnection connection, string payload, CancellationToken ct)
    {
        await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection) { Parameters = { new() { Value = ChannelName }, new() { Value = payload } } };
        await notify.ExecuteNonQueryAsync(ct);
    }

    private List<Change> TakeWaiting()
    {
        List<Change> waiting = _owesGap ? [ChangeFeed.Missed] : [];
        _owesGap = false;
        while (waiting.Count < MostAtOnce && _outgoing.Reader.TryRead(out var changes))
            waiting.AddRange(changes);
        return waiting;
    }

    private void Hear(string payload)
    {
        var (node, changes) = ChangeWire.Read(payload);
        if (node == _node)
            return;
        if (changes.Contains(ChangeFeed.Missed))
            feed.ReceiveGap();
        feed.Receive(changes);
    }

    private async Task<NpgsqlConnection> Open(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(_connectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The line to the other nodes was lost; next try in {Seconds} s")]
    private static partial void Lost(ILogger log, double seconds, Exception failure);
}
