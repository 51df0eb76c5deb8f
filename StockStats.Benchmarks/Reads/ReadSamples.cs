using System.Text.Json;

namespace StockStats.Benchmarks.Reads;

/// <summary>Asks some requests of a kind and checks what is answered.</summary>
internal static class ReadSamples
{
    private const int Count = 100;

    /// <returns>Mean number of bytes of an answer.</returns>
    /// <exception cref="BenchmarkFailedException">An answer is wrong, or there is none.</exception>
    public static async Task<int> CheckAsync(ServerProcess server, ReadKind kind, int seed = 0)
    {
        using var client = server.CreateClient();
        var random = new Random(seed);
        var bytes = 0;
        for (var i = 0; i < Count; i++) bytes += await CheckAsync(client, kind.Draw(random));
        return bytes / Count;
    }

    private static async Task<int> CheckAsync(HttpClient client, SampledRead sample)
    {
        var body = await Answers.GetAsync(client, sample.Path);
        using var answer = JsonDocument.Parse(body);
        return sample.FindFault(answer.RootElement) is { } fault
            ? throw new BenchmarkFailedException($"{sample.Path} is answered with {fault}")
            : body.Length;
    }
}
