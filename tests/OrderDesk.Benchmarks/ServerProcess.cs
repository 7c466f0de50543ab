using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace OrderDesk.Benchmarks;

/// <summary>The real program in a process of its own, reached by HTTP on this machine only; ended by its process id.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address, TimeSpan toFirstPage) => (_process, Address, ToFirstPage) = (process, address, toFirstPage);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first answered page.</summary>
    public TimeSpan ToFirstPage { get; }

    /// <summary>What the process has used of the processors until now.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> Start(string folder, string? postgres)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "orderdesk.dll"), "--urls", address.ToString(), $"--OrderDesk:DataDirectory={folder}", "--OrderDesk:Demo=false", "--OrderDesk:RateLimits:Api=0", "--Logging:LogLevel:Default=Warning" })
            start.ArgumentList.Add(argument);
        if (postgres is not null)
        {
            start.ArgumentList.Add("--OrderDesk:Database:Provider=Postgres");
            start.ArgumentList.Add($"--OrderDesk:Database:ConnectionString={postgres}");
        }

        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, e) => Console.Error.Write(e.Data is null ? "" : e.Data + Environment.NewLine);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await FirstPage(address, watch);
        return new ServerProcess(process, address, watch.Elapsed);
    }

    /// <summary>A client that is signed in by token.</summary>
    public async Task<HttpClient> SignedIn(string email, string password)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = Address };
        var answer = await client.PostAsJsonAsync("/api/auth/login", new { email, password });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit(10_000);
        }

        _process.Dispose();
    }

    private static async Task FirstPage(Uri address, Stopwatch watch)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (watch.Elapsed < TimeSpan.FromMinutes(2))
        {
            try
            {
                if ((await client.GetAsync("/signin")).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet: the next try comes at once, since the time is what is measured.
            }

            await timer.WaitForNextTickAsync();
        }

        throw new InvalidOperationException("The program did not answer.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
