using System.Globalization;
using System.Net;

namespace Messaging.Grpc;

/// <summary>The addresses of gRPC, from those of the server.</summary>
internal static class GrpcAddresses
{
    private const string Localhost = "localhost";

    /// <summary>The server's addresses; where none are set, the one it takes then.</summary>
    public static string[] OrDefault(string[] addresses) => addresses is [] ? ["http://localhost:5000"] : addresses;

    /// <summary>A port on the hosts of other addresses: gRPC must not be open to more callers than they are.</summary>
    /// <returns>Addresses that do not overlap; of localhost where the others are no TCP addresses.</returns>
    public static IEnumerable<string> Beside(IEnumerable<string> others, int port) =>
        Merge([.. others.Select(BindingAddress.Parse).Where(other => !other.IsUnixPipe).Select(other => other.Host)])
            .Select(host => string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}"));

    public static bool IsLocalhost(string host) => host.Equals(Localhost, StringComparison.OrdinalIgnoreCase);

    private static string[] Merge(string[] hosts)
    {
        if (hosts is [])
            return [Localhost];
        if (Array.Find(hosts, IsAny) is { } any)
            return [any];
        var hasLocalhost = Array.Exists(hosts, IsLocalhost);
        return [.. hosts.Where(host => !hasLocalhost || !IsLoopback(host)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsLoopback(string host) => IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip);

    /// <summary>As Kestrel has it, a name that is no IP address and not localhost means all addresses of the machine.</summary>
    private static bool IsAny(string host) =>
        !IsLocalhost(host) && (!IPAddress.TryParse(host, out var ip) || ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any));
}
