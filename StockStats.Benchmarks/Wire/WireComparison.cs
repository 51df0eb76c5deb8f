namespace StockStats.Benchmarks.Wire;

/// <summary>The message host against ASP.NET Core alone, over HTTP: requests of a small answer, bytes of a large one.</summary>
internal static class WireComparison
{
    private const int ManyConnections = 32;
    private const int FewConnections = 4;

    public static async Task RunAsync(Options options)
    {
        await using var messages = await ServerProcess.StartAsync(MessageServer.Name);
        await using var bare = await ServerProcess.StartAsync(BareServer.Name);
        using var client = new HttpClient();
        await CheckAsync(client, messages, "/constant", bare, "/constant");
        await CheckAsync(client, messages, "/rows.json", bare, "/rows.json");
        await CheckAsync(client, messages, "/rows.csv", bare, "/rows.csv");

        await Turns.CompareAsync("Small JSON answer (target: at least 0.85)", "requests/s", "0",
            new("message with a constant DTO", () => RequestsAsync(messages, "/constant", options)),
            new("minimal API with the same bytes", () => RequestsAsync(bare, "/constant", options)), options.Turns);
        await Turns.CompareAsync("10,000 rows of JSON (target: at least 0.7)", "MB/s", "0.0",
            new("message with a constant DTO", () => MegabytesAsync(messages, "/rows.json", options)),
            new("System.Text.Json", () => MegabytesAsync(bare, "/rows.json", options)), options.Turns);
        await Turns.CompareAsync("10,000 rows of CSV (target: at least 0.7)", "MB/s", "0.0",
            new("message with a constant DTO", () => MegabytesAsync(messages, "/rows.csv", options)),
            new("plain UTF-8 writer", () => MegabytesAsync(bare, "/rows.csv", options)), options.Turns);
    }

    /// <summary>Both sides have to give the same body, byte for byte.</summary>
    private static async Task CheckAsync(HttpClient client, ServerProcess ours, string ourPath, ServerProcess theirs, string theirPath)
    {
        var our = await client.GetByteArrayAsync(new Uri(ours.Address, ourPath));
        var their = await client.GetByteArrayAsync(new Uri(theirs.Address, theirPath));
        if (our.AsSpan().SequenceEqual(their)) return;
        var at = our.AsSpan().CommonPrefixLength(their);
        throw new BenchmarkFailedException($"{ourPath} ({our.Length} bytes) differs from the yardstick's ({their.Length} bytes) at byte {at}");
    }

    private static async Task<double> RequestsAsync(ServerProcess server, string path, Options options) =>
        (await Wrk.RunAsync(new(server.Address, path), ManyConnections, options.Seconds)).RequestsPerSecond;

    private static async Task<double> MegabytesAsync(ServerProcess server, string path, Options options) =>
        (await Wrk.RunAsync(new(server.Address, path), FewConnections, options.Seconds)).BytesPerSecond / 1_000_000;
}
