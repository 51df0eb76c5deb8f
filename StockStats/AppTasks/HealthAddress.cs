using StockStats.ServiceInterface.Ingest;

namespace StockStats.AppTasks;

/// <summary>Where a server with the same settings answers on this machine.</summary>
internal static class HealthAddress
{
    private const string Usual = "http://localhost:5000";

    private static readonly string[] AllHosts = ["+", "*", "0.0.0.0", "[::]"];

    /// <summary>The first address without TLS of <c>urls</c>, else of <c>http_ports</c>.</summary>
    /// <exception cref="WrongUsageException">There is none whose port is known.</exception>
    public static Uri Of(IConfiguration configuration)
    {
        var address = Addresses(configuration).Select(BindingAddress.Parse).FirstOrDefault(address => address is { Scheme: "http", IsUnixPipe: false, Port: > 0 })
            ?? throw new WrongUsageException("'urls' has no address to ask: expected one such as http://localhost:5000, not https and with a port");
        var host = AllHosts.Contains(address.Host, StringComparer.Ordinal) ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }

    private static IEnumerable<string> Addresses(IConfiguration configuration) =>
        Words(configuration[WebHostDefaults.ServerUrlsKey]) is { Length: > 0 } urls ? urls
        : Words(configuration[WebHostDefaults.HttpPortsKey]) is { Length: > 0 } ports ? ports.Select(port => $"http://*:{port}")
        : [Usual];

    private static string[] Words(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
