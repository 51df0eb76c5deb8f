using Grpc.AspNetCore.Server.Model;
using Messaging.Errors;
using Messaging.Routing;

namespace Messaging.Grpc;

/// <summary>Makes a gRPC method of every verb of every message that is served.</summary>
internal sealed class GrpcMethods(
    IReadOnlyList<MessageHandler> handlers, ExceptionReporter exceptions, GrpcOptions options, ILogger<GrpcServices> logger)
    : IServiceMethodProvider<GrpcServices>
{
    /// <inheritdoc/>
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<GrpcServices> context)
    {
        var served = ServedMessages
            .Of(handlers.Select(handler => handler.Message), options.Serves, (message, members) => Log.LeftOut(logger, message.Name, members))
            .ToHashSet();
        var model = ProtobufModel.Create(served);
        var failures = new GrpcFailures(exceptions, model);
        foreach (var handler in handlers.Where(handler => served.Contains(handler.Message)))
        {
            foreach (var verb in handler.Message.Verbs)
                GrpcMethod.Create(handler, verb, model, failures).AddTo(context);
        }
    }
}
