using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace StockStats.Tests.Program;

/// <summary>One connection that is used for request after request, until the server says that it is enough.</summary>
internal sealed class KeepAliveClient(Uri server) : IDisposable
{
    private readonly TcpClient _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Requests that were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Answers that came whole.</summary>
    public int Answered { get; private set; }

    /// <summary>Whether the last answer said that the connection ends with it.</summary>
    public bool WasToldToClose { get; private set; }

    public Task ConnectAsync() => _socket.ConnectAsync(server.Host, server.Port);

    /// <summary>Asks for a path again and again, until it is told to close or the connection breaks.</summary>
    public async Task RunAsync(string path, CancellationToken patience)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\n\r\n");
        try
        {
            while (!WasToldToClose)
            {
                await SendAsync(request, patience);
                await ReadAnswerAsync(patience);
            }
        }
        catch (IOException)
        {
            // What was sent and not answered is counted as it is.
        }
    }

    public async Task SendAsync(byte[] request, CancellationToken patience)
    {
        Sent++;
        await _socket.GetStream().WriteAsync(request, patience);
    }

    /// <summary>Reads a head and the body whose length it says; <c>100 Continue</c> has none.</summary>
    public async Task<string> ReadAnswerAsync(CancellationToken patience)
    {
        var (length, head) = (0, -1);
        while (head < 0)
        {
            length += await ReadAsync(length, patience);
            head = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }

        var text = Encoding.ASCII.GetString(_buffer, 0, head);
        var whole = head + 4 + int.Parse(Field(text, "Content-Length") ?? "0", CultureInfo.InvariantCulture);
        while (length < whole) length += await ReadAsync(length, patience);
        Answered++;
        WasToldToClose = Field(text, "Connection") is "close";
        return text;
    }

    public void Dispose() => _socket.Dispose();

    private static string? Field(string head, string name) => head.Split("\r\n")
        .Where(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 2)..])
        .FirstOrDefault();

    private async Task<int> ReadAsync(int from, CancellationToken patience)
    {
        var count = await _socket.GetStream().ReadAsync(_buffer.AsMemory(from), patience);
        return count > 0 ? count : throw new IOException("closed");
    }
}
