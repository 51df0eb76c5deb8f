using Grpc.Core;

namespace Messaging.Grpc;

/// <summary>
/// A request as it came. What cannot be read comes through as well, so that it is answered like any other wrong request;
/// gRPC itself would answer it without the headers that tell what is wrong.
/// </summary>
/// <param name="Request">Null where it cannot be read.</param>
internal sealed record Received<T>(T? Request)
    where T : class
{
    public static Marshaller<Received<T>> Marshaller(ProtobufModel model)
    {
        var inner = model.Marshaller<T>();
        return new((received, target) => inner.ContextualSerializer(received.Request!, target), Read);

        Received<T> Read(DeserializationContext source)
        {
            try
            {
                return new(inner.ContextualDeserializer(source));
            }
#pragma warning disable CA1031 // protobuf-net tells of wrong bytes by exceptions of a dozen types
            catch (Exception)
#pragma warning restore CA1031
            {
                return new((T?)null);
            }
        }
    }
}
