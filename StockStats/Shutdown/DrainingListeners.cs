using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace StockStats.Shutdown;

/// <summary>
/// Sockets as ever, but between the end of listening and the closing of idle connections there is time for requests that are on their
/// way: the server closes a connection that looks idle at once, and what its client sends in that moment is lost.
/// </summary>
internal sealed class DrainingListeners(SocketTransportFactory sockets, Drain drain) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    public bool CanBind(EndPoint endpoint) => sockets.CanBind(endpoint);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new Listener(await sockets.BindAsync(endpoint, cancellationToken), drain);

    private sealed class Listener(IConnectionListener listener, Drain drain) : IConnectionListener
    {
        public EndPoint EndPoint => listener.EndPoint;

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) => listener.AcceptAsync(cancellationToken);

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            await listener.UnbindAsync(cancellationToken);
            await drain.WhenQuietAsync(cancellationToken);
        }

        public ValueTask DisposeAsync() => listener.DisposeAsync();
    }
}
