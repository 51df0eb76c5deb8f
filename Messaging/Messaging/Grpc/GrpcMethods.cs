using Grpc.AspNetCore.Server.Model;
using Messaging.Errors;
using Messaging.Routing;

namespace Messaging.Grpc;

/// <summary>Makes a gRPC method of every verb of every message that is served.</summary>
internal sealed class GrpcMethods(IReadOnlyList<MessageHandler> handlers, ExceptionReporter exceptions, GrpcOptions options)
    : IServiceMethodProvider<GrpcServices>
{
    /// <inheritdoc/>
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<GrpcServices> context)
    {
        MessageHandler[] served = [.. handlers.Where(handler => options.Serves(handler.Message))];
        var model = ProtobufModel.Create(served.Select(handler => handler.Message));
        var failures = new GrpcFailures(exceptions, model);
        foreach (var handler in served)
        {
            foreach (var verb in handler.Message.Verbs)
                GrpcMethod.Create(handler, verb, model, failures).AddTo(context);
        }
    }
}
