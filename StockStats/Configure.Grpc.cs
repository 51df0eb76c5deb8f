using Messaging.Grpc;
using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>The same messages by gRPC, on a port of its own where one is set.</summary>
internal static class ConfigureGrpc
{
    public static void AddGrpc(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.Read<GrpcSettings>(GrpcSettings.Section).Port is not { } port) return;
        if (port is < 0 or > ushort.MaxValue) throw new WrongSettingException($"Grpc:Port is '{port}': expected 0 to 65535");
        builder.Services.AddMessagingGrpc(grpc => grpc.Port = port);
    }

    /// <summary>The .proto is served in any case: clients may be made from a server that does not speak gRPC itself.</summary>
    public static void UseGrpc(this WebApplication app)
    {
        app.MapProto().AdmitReaders(app.Services);
        if (app.Configuration.Read<GrpcSettings>(GrpcSettings.Section).Port is not null) app.UseMessagingGrpc();
    }
}

/// <summary>Whether gRPC is on.</summary>
internal sealed record GrpcSettings
{
    public const string Section = "Grpc";

    /// <summary>HTTP/2 without TLS, beside <c>urls</c> and on their hosts. Null: no gRPC. 0: a free one.</summary>
    public int? Port { get; init; }
}
