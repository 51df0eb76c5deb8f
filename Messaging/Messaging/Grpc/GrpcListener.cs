using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Messaging.Grpc;

/// <summary>
/// Opens the gRPC port beside the server's own addresses. Kestrel drops those as soon as code listens anywhere, so code
/// listens on them too. It runs when the addresses are known and the server is not yet started.
/// </summary>
internal sealed class GrpcListener(
    IServer server, IOptions<KestrelServerOptions> kestrel, IConfiguration configuration, GrpcOptions options) : IStartupFilter
{
    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        // Endpoints of the section Kestrel stay beside those of code, and set aside all other addresses.
        var section = configuration.GetSection("Kestrel:Endpoints");
        string[] endpoints = [.. section.GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>()];
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        string[] others = endpoints is not [] ? endpoints : GrpcAddresses.OrDefault([.. addresses]);
        if (endpoints is [])
        {
            addresses.Clear();
            foreach (var address in others)
                Listen(address, HttpProtocols.Http1AndHttp2);
        }
        foreach (var address in GrpcAddresses.Beside(others, options.Port))
            Listen(address, HttpProtocols.Http2);
        return next;
    }

    private void Listen(string text, HttpProtocols protocols)
    {
        var address = BindingAddress.Parse(text);
        if (address.PathBase is not "" || address.Scheme is not ("http" or "https"))
            throw new InvalidOperationException(
                $"The server address '{text}' cannot be used: http or https, host and port are expected.");
        if (address.IsUnixPipe)
            kestrel.Value.ListenUnixSocket(address.UnixPipePath, Configure);
        else if (GrpcAddresses.IsLocalhost(address.Host))
            kestrel.Value.ListenLocalhost(address.Port, Configure);
        else if (IPAddress.TryParse(address.Host, out var ip))
            kestrel.Value.Listen(ip, address.Port, Configure);
        else
            kestrel.Value.ListenAnyIP(address.Port, Configure);

        void Configure(ListenOptions listen)
        {
            listen.Protocols = protocols;
            if (address.Scheme is "https")
                listen.UseHttps();
        }
    }
}
