using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Messaging.Binding;
using Messaging.Errors;
using Messaging.Requests;
using Messaging.Routing;
using Microsoft.AspNetCore.Http.Features;

namespace Messaging.Grpc;

/// <summary>One message under one verb as a gRPC method.</summary>
internal abstract class GrpcMethod
{
    public static GrpcMethod Create(MessageHandler handler, string verb, ProtobufModel model, GrpcFailures failures)
    {
        var message = handler.Message;
        var type = typeof(GrpcMethod<,>).MakeGenericType(message.RequestType, GrpcMethodNames.ResponseTypeOf(message));
        return (GrpcMethod)Activator.CreateInstance(type, handler, verb, model, failures)!;
    }

    public abstract void AddTo(ServiceMethodProviderContext<GrpcServices> services);
}

/// <summary>The way of a call: checks of the caller, validation, service, as over HTTP once the request is read.</summary>
internal sealed class GrpcMethod<TRequest, TResponse>(
    MessageHandler handler, string verb, ProtobufModel model, GrpcFailures failures) : GrpcMethod
    where TRequest : class
    where TResponse : class, new()
{
    private readonly UndefinedEnums _enums = new(handler.Message);

    public override void AddTo(ServiceMethodProviderContext<GrpcServices> services)
    {
        var method = new Method<Received<TRequest>, TResponse>(
            MethodType.Unary,
            nameof(GrpcServices),
            GrpcMethodNames.Of(verb, handler.Message.Name),
            Received<TRequest>.Marshaller(model),
            model.Marshaller<TResponse>());
        services.AddUnaryMethod(method, [handler.Message, handler], AnswerAsync);
    }

    private async Task<TResponse> AnswerAsync(GrpcServices service, Received<TRequest> received, ServerCallContext call)
    {
        var context = call.GetHttpContext();
        // The caller's deadline ends a request as its going away does.
        context.RequestAborted = call.CancellationToken;
        Failure failure;
        try
        {
            var binding = received.Request is null ? null : new RequestBinding(handler.Message, received.Request);
            var (response, found) = await FindFailureAsync(context, binding) is { } wrong
                ? (null, wrong)
                : await handler.AnswerAsync(context, verb, binding!);
            if (found is null)
                return (TResponse?)response ?? new();
            failure = found;
        }
#pragma warning disable CA1031 // the last place where any failure can still be told to the caller
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (call.CancellationToken.IsCancellationRequested)
                throw new RpcException(Status.DefaultCancelled);
            failure = failures.Report(exception, context, handler.Message);
        }
        context.Features.Set(new CallStatus(failure.Status));
        throw await failures.SendAsync(call, failure);
    }

    private async ValueTask<Failure?> FindFailureAsync(HttpContext context, RequestBinding? binding)
    {
        if (await context.Features.GetRequiredFeature<CallCheck>().Refusal is { } refusal)
            return refusal;
        if (binding is null)
            return Failures.UnreadableBody(handler.Message, context.Request.ContentType, "it is not what /types/proto describes");
        _enums.AddErrors(binding);
        return await handler.ValidateAsync(context, binding);
    }
}
