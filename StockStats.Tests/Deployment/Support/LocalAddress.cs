using System.Net;
using System.Net.Sockets;

namespace StockStats.Tests.Deployment.Support;

/// <summary>Connections to this machine from an address of this machine: all of 127.0.0.0/8 is its own.</summary>
internal static class LocalAddress
{
    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> Of(string address)
    {
        var connect = To(address);
        return (context, cancellationToken) => connect(context.DnsEndPoint.Port, cancellationToken);
    }

    public static Func<int, CancellationToken, ValueTask<Stream>> To(string address) => async (port, cancellationToken) =>
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    };
}
