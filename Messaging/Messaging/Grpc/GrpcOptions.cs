using Messaging.Catalog;

namespace Messaging.Grpc;

/// <summary>What a host tells the gRPC side. Read once, at start.</summary>
public sealed class GrpcOptions
{
    /// <summary>
    /// Where gRPC listens: HTTP/2 without TLS, on the hosts of the server's other addresses, which stay as they are.
    /// 0 to 65535; 0, the default, takes a free one.
    /// </summary>
    public int Port { get; set; }

    /// <summary>The messages that can be asked by gRPC; all of them by default.</summary>
    public Func<Message, bool> Serves { get; set; } = static _ => true;
}
