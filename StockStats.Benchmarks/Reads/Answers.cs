namespace StockStats.Benchmarks.Reads;

/// <summary>Answers of single requests.</summary>
internal static class Answers
{
    /// <summary>Room for what is asked for: nothing makes room for another.</summary>
    public const long Plenty = 16L << 30;

    /// <summary>The body of a 200.</summary>
    /// <exception cref="BenchmarkFailedException">The answer is another one, or does not come.</exception>
    public static async Task<byte[]> GetAsync(HttpClient client, string path)
    {
        try
        {
            return await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        }
        catch (HttpRequestException refused)
        {
            throw new BenchmarkFailedException($"{path}: {refused.Message}");
        }
        catch (OperationCanceledException)
        {
            throw new BenchmarkFailedException($"{path}: no answer within {client.Timeout.TotalSeconds:0} s");
        }
    }
}
