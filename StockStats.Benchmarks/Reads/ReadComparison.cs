namespace StockStats.Benchmarks.Reads;

/// <summary>A server under requests of one kind.</summary>
internal sealed record ReadSide(string Name, ServerProcess Server, ReadKind Kind);

/// <summary>Two servers, or two kinds of requests to one, under the same load in turns: each turn has new requests, both sides the same draws.</summary>
internal static class ReadComparison
{
    /// <summary>Compares requests a second and, where their target is told, the slowest answers but one in a hundred.</summary>
    /// <param name="title">What is compared, and what the ratio of requests should be.</param>
    /// <param name="ours">The numerator.</param>
    /// <param name="yardstick">The denominator.</param>
    /// <param name="options">How long, over how many connections.</param>
    /// <param name="p99Target">What the ratio of the 99th percentiles should be; null: they are not printed.</param>
    public static async Task CompareAsync(string title, ReadSide ours, ReadSide yardstick, Options options, string? p99Target = null)
    {
        var turns = await Turns.TakeAsync(turn => RunAsync(ours, options, turn), turn => RunAsync(yardstick, options, turn), options.Turns);
        Print(title, "requests/s", "0", load => load.RequestsPerSecond);
        if (p99Target is not null) Print($"the same, 99th percentile ({p99Target})", "ms", "0.00", load => load.P99Milliseconds);

        void Print(string heading, string unit, string format, Func<Load, double> figure) => Turns.Print(
            heading, unit, format,
            (ours.Name, [.. turns.Select(turn => figure(turn.Ours))]),
            (yardstick.Name, [.. turns.Select(turn => figure(turn.Theirs))]));
    }

    private static Task<Load> RunAsync(ReadSide side, Options options, int seed) =>
        Wrk.RunAsync(side.Server.Address, options.Connections, options.Seconds, side.Kind.Script(side.Server.Address, seed));
}
