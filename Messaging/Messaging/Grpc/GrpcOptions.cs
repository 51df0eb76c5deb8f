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

    /// <summary>
    /// The messages that can be asked by gRPC. Null, the default, for all but those with lists that protobuf has no encoding for
    /// (of lists, or of what can be null), of which the log warns. A message that is named here and has such a list stops the start,
    /// as does any message that would lose something for want of a declaration, such as an Order.
    /// </summary>
    public Func<Message, bool>? Serves { get; set; }
}
