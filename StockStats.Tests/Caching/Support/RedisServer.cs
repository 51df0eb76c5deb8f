using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Caching.Support;

/// <summary>A real Redis on a free port, which keeps nothing once it stops.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const string Ready = "Ready to accept connections";
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _options;
    private Process? _process;

    private RedisServer(string[] options) => _options = options;

    public int Port { get; } = ServerProgram.FreePort();

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <param name="options">Options beside the usual ones, for example <c>--requirepass x</c>.</param>
    public static async Task<RedisServer> StartAsync(params string[] options)
    {
        var server = new RedisServer(options);
        try
        {
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server, empty.</summary>
    public async Task StartAgainAsync()
    {
        _process = ServerProgram.Start("redis-server", "redis-server",
        [
            "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder.Path, "--save", "", "--appendonly", "no", .. _options,
        ]);
        var lines = ServerProgram.Lines(_process);
        using var patience = new CancellationTokenSource(Bound);
        List<string> said = [];
        await foreach (var line in lines.ReadAllAsync(patience.Token))
        {
            if (line.Contains(Ready, StringComparison.Ordinal)) return;
            said.Add(line);
        }

        throw new InvalidOperationException($"redis-server ended before it was ready:\n{string.Join('\n', said)}");
    }

    /// <summary>Ends the server as kill -9 does.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        if (!process.HasExited) process.Kill();
        using var patience = new CancellationTokenSource(Bound);
        await process.WaitForExitAsync(patience.Token);
        process.Dispose();
        _process = null;
    }

    /// <summary>A connection of an administrator, without any of the service's own.</summary>
    public async Task<ConnectionMultiplexer> ConnectAsync() => await ConnectionMultiplexer.ConnectAsync($"{Address},allowAdmin=true");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        _folder.Dispose();
    }
}
