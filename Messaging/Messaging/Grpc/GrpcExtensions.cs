using System.Text;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Messaging.Catalog;
using Messaging.Documentation;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Messaging.Grpc;

/// <summary>Puts gRPC beside HTTP: the same messages, rules and services, as the gRPC service <c>GrpcServices</c>.</summary>
public static class GrpcExtensions
{
    private const string ProtoPath = "/types/proto";
    private const string ProtoType = "text/plain; charset=utf-8";

    /// <summary>Registers gRPC and its port. The server is Kestrel, told by settings or <c>Urls</c> where to listen.</summary>
    public static IServiceCollection AddMessagingGrpc(this IServiceCollection services, Action<GrpcOptions> configure)
    {
        var options = new GrpcOptions();
        configure(options);
        if (options.Port is < 0 or > ushort.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(configure), options.Port, "The gRPC port is from 0 to 65535.");
        // gRPC's route for unknown services would take every POST to a path of two parts, and make 404 of other endpoints' 405.
        services.AddGrpc(grpc => grpc.IgnoreUnknownServices = true);
        services.AddOptions<GrpcServiceOptions<GrpcServices>>()
            .Configure<IOptions<KestrelServerOptions>, IOptions<GrpcServiceOptions>>(LimitAsHttp);
        return services
            .AddSingleton(options)
            .AddSingleton<IServiceMethodProvider<GrpcServices>, GrpcMethods>()
            .AddTransient<IStartupFilter, GrpcListener>();
    }

    /// <summary>Adds the methods of all messages that are served; call it after <c>UseMessaging</c>.</summary>
    /// <returns>The endpoints, to add metadata to all of them.</returns>
    /// <exception cref="MessageDeclarationException">Protobuf cannot carry a message, or would leave out some of it.</exception>
    public static IEndpointConventionBuilder UseMessagingGrpc(this WebApplication app)
    {
        var endpoints = app.MapGrpcService<GrpcServices>();
        endpoints.Add(CallCheck.AddTo);
        return endpoints;
    }

    /// <summary>
    /// Serves the service's .proto at <c>/types/proto</c>, whether or not gRPC is on here. It is written when first asked
    /// for, so it costs nothing at start.
    /// </summary>
    /// <param name="routes">What to add the path to.</param>
    /// <param name="serves">As <see cref="GrpcOptions.Serves"/>.</param>
    public static IEndpointConventionBuilder MapProto(this IEndpointRouteBuilder routes, Func<Message, bool>? serves = null)
    {
        var catalog = routes.ServiceProvider.GetRequiredService<MessageCatalog>();
        var schema = new Lazy<byte[]>(
            () => Encoding.UTF8.GetBytes(ProtoSchema.Write([.. ServedMessages.Of(catalog.Messages, serves)])));
        return routes.MapMethods(ProtoPath, [HttpMethods.Get, HttpMethods.Head], context =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            // A handler whose result is executed here: one that is looked into costs a tenth of a second at start.
            return TypedResults.Bytes(schema.Value, ProtoType, entityTag: ContentTag.Of(schema.Value)).ExecuteAsync(context);
        }).ExcludeFromDescription();
    }

    /// <summary>A request may be as large as over HTTP, as sent and as decompressed; gRPC's own default is 4 MiB as sent.</summary>
    private static void LimitAsHttp(
        GrpcServiceOptions<GrpcServices> grpc, IOptions<KestrelServerOptions> kestrel, IOptions<GrpcServiceOptions> all)
    {
        grpc.MaxReceiveMessageSize = null;
        if (kestrel.Value.Limits.MaxRequestBodySize is not { } most)
            return;
        var limit = (int)Math.Min(most, int.MaxValue);
        grpc.MaxReceiveMessageSize = limit;
        // Those of the service go before those of all services.
        grpc.CompressionProviders = [.. all.Value.CompressionProviders.Select(provider => new LimitedCompression(provider, limit))];
    }
}
