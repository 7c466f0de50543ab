using System.Net;
using System.Net.Sockets;

namespace OrderDesk.Browser.Tests;

/// <summary>A cable between browser and program that can be pulled out and put in again.</summary>
internal sealed class CutProxy : IDisposable
{
    private readonly Uri _to;
    private readonly Lock _lock = new();
    private readonly List<TcpClient> _open = [];
    private readonly int _port;
    private TcpListener? _listener;

    public CutProxy(Uri to)
    {
        _to = to;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Accept(_listener);
    }

    /// <summary>How long what the program says is on its way.</summary>
    public TimeSpan Delay { get; set; }

    public Uri Address => new UriBuilder(_to) { Port = _port }.Uri;

    public void Cut()
    {
        _listener?.Dispose();
        _listener = null;
        lock (_lock)
        {
            _open.ForEach(c => c.Dispose());
            _open.Clear();
        }
    }

    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        _ = Accept(_listener);
    }

    public void Dispose() => Cut();

    private async Task Accept(TcpListener listener)
    {
        try
        {
            while (true)
                _ = Join(await listener.AcceptTcpClientAsync());
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The cable is out.
        }
    }

    private async Task Join(TcpClient from)
    {
        var to = new TcpClient();
        lock (_lock)
            _open.AddRange([from, to]);
        try
        {
            await to.ConnectAsync(IPAddress.Loopback, _to.Port);
            await Task.WhenAny(from.GetStream().CopyToAsync(to.GetStream()), Bring(to.GetStream(), from.GetStream()));
        }
        catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One of both ends is gone: so is the other.
        }

        from.Dispose();
        to.Dispose();
    }

    private async Task Bring(NetworkStream program, NetworkStream browser)
    {
        var buffer = new byte[65536];
        for (int read; (read = await program.ReadAsync(buffer)) > 0;)
        {
            if (Delay > TimeSpan.Zero)
                await Task.Delay(Delay, TimeProvider.System);
            await browser.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
