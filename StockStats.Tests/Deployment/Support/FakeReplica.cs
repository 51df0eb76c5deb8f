using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StockStats.Tests.Deployment.Support;

/// <summary>
/// A replica that counts what reaches it, and answers each request with the same text; breaks off where there is none; says nothing
/// until it is left where the text is empty.
/// </summary>
internal sealed class FakeReplica : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string? _answer;
    private int _requests;

    public FakeReplica(string? answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Requests whose headers have come in.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The last one's.</summary>
    public string Headers { get; private set; } = "";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream()).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var buffer = new byte[16_384];
        var length = 0;
        while (!Encoding.ASCII.GetString(buffer, 0, length).Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length));
            if (read == 0) return;
            length += read;
        }

        Headers = Encoding.ASCII.GetString(buffer, 0, length);
        Interlocked.Increment(ref _requests);
        if (_answer is "") await stream.ReadExactlyAsync(buffer);
        if (_answer is not null) await stream.WriteAsync(Encoding.ASCII.GetBytes(_answer));
    }
}
