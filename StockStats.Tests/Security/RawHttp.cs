using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace StockStats.Tests.Security;

/// <summary>Requests byte by byte, as no client would send them.</summary>
internal static partial class RawHttp
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>Sends a text, of Latin-1 characters, and then nothing more.</summary>
    /// <param name="server">Whom to.</param>
    /// <param name="text">What to.</param>
    /// <param name="ends">Whether the server is told that nothing more comes; else it has to end the connection by itself.</param>
    /// <returns>All that comes back until the connection ends.</returns>
    public static Task<string> SendAsync(Uri server, string text, bool ends) => SendAsync(server, Encoding.Latin1.GetBytes(text), ends);

    /// <inheritdoc cref="SendAsync(Uri, string, bool)"/>
    /// <param name="server">Whom to.</param>
    /// <param name="bytes">What to.</param>
    /// <param name="ends">As there.</param>
    /// <param name="impatience">Time without an answer after which the server is told that nothing more comes; null: it never is.</param>
    public static async Task<string> SendAsync(Uri server, byte[] bytes, bool ends, TimeSpan? impatience = null)
    {
        using var patience = new CancellationTokenSource(Bound);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Port, patience.Token);
        var answer = new StringBuilder();
        try
        {
            await socket.SendAsync(bytes, patience.Token);
            if (ends) socket.Shutdown(SocketShutdown.Send);
            var buffer = new byte[16_384];
            while (true)
            {
                if (impatience is { } wait && !socket.Poll(wait, SelectMode.SelectRead)) socket.Shutdown(SocketShutdown.Send);
                if (await socket.ReceiveAsync(buffer, patience.Token) is not (> 0 and var length)) break;
                answer.Append(Encoding.Latin1.GetString(buffer, 0, length));
            }
        }
        catch (SocketException)
        {
            // A server that has heard enough closes before it has read all.
        }

        return answer.ToString();
    }

    /// <summary>The statuses of all answers in a row.</summary>
    public static int[] Statuses(string answers) => [.. StatusLine().Matches(answers).Select(match => int.Parse(match.Groups["status"].ValueSpan, provider: null))];

    [GeneratedRegex(@"HTTP/1\.1 (?<status>\d{3}) ", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex StatusLine();
}
