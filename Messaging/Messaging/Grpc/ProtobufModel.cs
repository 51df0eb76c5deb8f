using System.ComponentModel;
using System.Reflection;
using Grpc.Core;
using Messaging.Catalog;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;
using ProtoBuf.Meta;
using ServiceStack;

namespace Messaging.Grpc;

/// <summary>The DTOs of messages as protobuf, in the encoding that ServiceStack's gRPC clients use.</summary>
internal sealed class ProtobufModel
{
    private readonly BinderConfiguration _marshallers;

    private ProtobufModel(RuntimeTypeModel types) =>
        (Types, _marshallers) = (types, BinderConfiguration.Create([ProtoBufMarshallerFactory.Create(types)]));

    public RuntimeTypeModel Types { get; }

    /// <exception cref="MessageDeclarationException">Protobuf cannot carry a message, or would leave out some of it.</exception>
    public static ProtobufModel Create(IEnumerable<Message> messages)
    {
        var roots = messages.SelectMany(RootsOf);
        // Level 300 is ServiceStack's: decimals as text, times as google.protobuf.Timestamp.
        var types = RuntimeTypeModel.Create(nameof(Messaging));
        types.DefaultCompatibilityLevel = CompatibilityLevel.Level300;
        foreach (var type in ProtobufContract.Read([.. roots, typeof(ResponseStatus)]))
            SendDefaults(types.Add(type));
        return new(types);
    }

    /// <summary>
    /// A default is what the service does without a value: it is for people to read. protobuf-net would not send a value equal
    /// to it, and whoever reads would find a zero or null.
    /// </summary>
    private static void SendDefaults(MetaType type)
    {
        foreach (var field in type.GetFields().Where(field => field.Member.IsDefined(typeof(DefaultValueAttribute))))
            field.DefaultValue = field.MemberType.IsValueType ? Activator.CreateInstance(field.MemberType) : null;
    }

    /// <summary>What is sent of a message: its request and its response.</summary>
    public static Type[] RootsOf(Message message) => [message.RequestType, GrpcMethodNames.ResponseTypeOf(message)];

    public Marshaller<T> Marshaller<T>() => _marshallers.GetMarshaller<T>();

    public byte[] Serialize<T>(T value)
    {
        using var stream = new MemoryStream();
        Types.Serialize(stream, value);
        return stream.ToArray();
    }
}
