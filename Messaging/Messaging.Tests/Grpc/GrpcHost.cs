using System.ComponentModel;
using FluentValidation;
using Grpc.Core;
using Grpc.Net.Client;
using Messaging.Grpc;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ProtoBuf;
using ProtoBuf.Meta;
using ServiceStack;
using GrpcHeaders = Grpc.Core.Metadata;

namespace Messaging.Tests.Grpc;

/// <summary>A host with gRPC, and a caller that does what ServiceStack's gRPC client does.</summary>
internal sealed class GrpcHost : IAsyncDisposable
{
    private GrpcHost(TestHost http, Waiting waiting)
    {
        (Http, Waiting) = (http, waiting);
        Channel = GrpcChannel.ForAddress(http.Addresses[^1]);
    }

    public TestHost Http { get; }

    public GrpcChannel Channel { get; }

    public Waiting Waiting { get; }

    /// <summary>Its own, made as ServiceStack's client makes it.</summary>
    public static RuntimeTypeModel Model { get; } = CreateModel();

    /// <param name="configure">What the host tells beside the sample services.</param>
    /// <param name="bodyBytes">The server's limit of bodies; as it comes where null.</param>
    public static async Task<GrpcHost> StartAsync(Action<MessagingOptions>? configure = null, long? bodyBytes = null)
    {
        var waiting = new Waiting();
        var http = await TestHost.StartAsync(
            options =>
            {
                GrpcSampleServices.Configure(options);
                configure?.Invoke(options);
            },
            builder =>
            {
                if (bodyBytes is not null)
                    builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = bodyBytes);
                builder.Services.AddSingleton(waiting);
                builder.Services.AddSingleton<IValidator<QueryPrices>, QueryPricesValidator>();
                builder.Services.AddMessagingGrpc(_ => { });
            },
            app =>
            {
                app.UseMessagingGrpc();
                app.MapProto();
            });
        return new(http, waiting);
    }

    public static Marshaller<T> Marshaller<T>() => new(
        value =>
        {
            using var stream = new MemoryStream();
            Model.Serialize(stream, value);
            return stream.ToArray();
        },
        bytes => Model.Deserialize<T>(new MemoryStream(bytes)));

    public AsyncUnaryCall<TResponse> Call<TRequest, TResponse>(string method, TRequest request, CallOptions options = default)
        where TRequest : class
        where TResponse : class =>
        Call(method, request, Marshaller<TRequest>(), Marshaller<TResponse>(), options);

    public AsyncUnaryCall<TResponse> Call<TRequest, TResponse>(
        string method, TRequest request, Marshaller<TRequest> requests, Marshaller<TResponse> responses, CallOptions options = default)
        where TRequest : class
        where TResponse : class =>
        Call(Channel, method, request, requests, responses, options);

    public Task<TResponse> AskAsync<TRequest, TResponse>(string method, TRequest request, CallOptions options = default)
        where TRequest : class
        where TResponse : class => AskAsync<TRequest, TResponse>(Channel, method, request, options);

    public static async Task<TResponse> AskAsync<TRequest, TResponse>(
        GrpcChannel channel, string method, TRequest request, CallOptions options = default)
        where TRequest : class
        where TResponse : class
    {
        using var call = Call(channel, method, request, Marshaller<TRequest>(), Marshaller<TResponse>(), options);
        return await call.ResponseAsync;
    }

    /// <summary>A call that is to fail, with what its response headers tell.</summary>
    public Task<GrpcError> FailAsync<TRequest>(string method, TRequest request, CallOptions options = default)
        where TRequest : class => FailAsync(Call<TRequest, QueryPricesResponse>(method, request, options));

    public async Task<GrpcError> FailAsync(AsyncUnaryCall<QueryPricesResponse> call)
    {
        using (call)
        {
            var headers = await call.ResponseHeadersAsync;
            var exception = await AssertThrows(call);
            var bytes = headers.GetValueBytes("responsestatus-bin");
            var status = bytes is null ? null : Model.Deserialize<ResponseStatus>(new MemoryStream(bytes));
            return new(exception.Status, headers.GetValue("httpstatus"), status, headers);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await Http.DisposeAsync();
    }

    private static AsyncUnaryCall<TResponse> Call<TRequest, TResponse>(
        GrpcChannel channel,
        string method,
        TRequest request,
        Marshaller<TRequest> requests,
        Marshaller<TResponse> responses,
        CallOptions options)
        where TRequest : class
        where TResponse : class
    {
        var definition = new Method<TRequest, TResponse>(MethodType.Unary, "GrpcServices", method, requests, responses);
        return channel.CreateCallInvoker().AsyncUnaryCall(definition, null, options, request);
    }

    private static RuntimeTypeModel CreateModel()
    {
        var model = RuntimeTypeModel.Create("client");
        model.DefaultCompatibilityLevel = CompatibilityLevel.Level300;
        // Generated DTOs do not carry [DefaultValue].
        foreach (var field in model.Add<PriceRow>().GetFields().Where(field => field.Member.IsDefined(typeof(DefaultValueAttribute), inherit: false)))
            field.DefaultValue = field.MemberType.IsValueType ? Activator.CreateInstance(field.MemberType) : null;
        return model;
    }

    private static async Task<RpcException> AssertThrows(AsyncUnaryCall<QueryPricesResponse> call)
    {
        try
        {
            await call.ResponseAsync;
        }
        catch (RpcException exception)
        {
            return exception;
        }
        throw new AssertionException("The call succeeded.");
    }
}

/// <summary>A failure as ServiceStack's client reads it.</summary>
internal sealed record GrpcError(Status Status, string? HttpStatus, ResponseStatus? ResponseStatus, GrpcHeaders Headers)
{
    public string[] FieldErrors => [.. ResponseStatus!.Errors!.Select(error => $"{error.FieldName} {error.ErrorCode}")];
}
