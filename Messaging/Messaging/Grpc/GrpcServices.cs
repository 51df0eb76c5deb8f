namespace Messaging.Grpc;

/// <summary>The one gRPC service, by the name that ServiceStack's clients ask for. Its methods are the messages.</summary>
internal sealed class GrpcServices;
