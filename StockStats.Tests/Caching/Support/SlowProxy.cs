using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace StockStats.Tests.Caching.Support;

/// <summary>Stands between a client and a server, and holds the answers back while it is told to.</summary>
internal sealed class SlowProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Task _serving;
    private volatile TaskCompletionSource? _gate;
    private volatile int _era;
    private volatile TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SlowProxy(int target)
    {
        _target = target;
        _listener.Start();
        _serving = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>Ends when an answer is being held back.</summary>
    public Task Held => _held.Task;

    /// <summary>From now on no answer gets through.</summary>
    public void Hold()
    {
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Lets what was held back through, and all that follows.</summary>
    public void Release()
    {
        var gate = _gate;
        _gate = null;
        gate?.SetResult();
    }

    /// <summary>From now on no answer gets through on the connections there are; new ones are as ever.</summary>
    public void Silence() => Interlocked.Increment(ref _era);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Release();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true) connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
                await Task.WhenAny(PumpAsync(client, server, holds: false), PumpAsync(server, client, holds: true));
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                client.Close();
            }
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool holds)
    {
        var buffer = new byte[1 << 16];
        var era = _era;
        while (await from.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var length)
        {
            if (holds && (_gate is not null || era != _era))
            {
                _held.TrySetResult();
                await (era != _era ? Task.Delay(Timeout.Infinite, _stop.Token) : _gate?.Task.WaitAsync(_stop.Token) ?? Task.CompletedTask);
            }

            await to.GetStream().WriteAsync(buffer.AsMemory(0, length), _stop.Token);
        }
    }
}
