using StockStats.Benchmarks.Databases;

namespace StockStats.Benchmarks.Ingest;

/// <summary>Ingests of 625,000 rows against each database's own loader, process start included.</summary>
internal sealed class IngestComparison(IBenchmarkDatabase database, string folder, Options options)
{
    private const int Days = 1_250;
    private const int Rows = Days * PriceFile.Symbols;
    private static readonly string AllInserted = FormattableString.Invariant($"inserted {Rows}, updated 0, unchanged 0, rejected 0");
    private static readonly string AllUnchanged = FormattableString.Invariant($"inserted 0, updated 0, unchanged {Rows}, rejected 0");

    private string _digest = "";

    public async Task RunAsync(double firstTarget, double againTarget)
    {
        var (bySymbol, byDay) = (Path.Combine(folder, "by-symbol.csv"), Path.Combine(folder, "by-day.csv"));
        PriceFile.Write(bySymbol, Days);
        PriceFile.Write(byDay, Days, byDay: true);
        var native = new Side("the database's own client", () => LoadNativelyAsync(bySymbol));
        var first = new Side("ingest", () => IngestFreshAsync(bySymbol));

        await CompareAsync($"first load, by symbol (target: at most {firstTarget})", first, native);
        await IngestFreshAsync(bySymbol);
        if (database is SqliteBenchmark)
            await CompareAsync($"unchanged re-run (target: at most {againTarget} of our own first load)", new("ingest again", () => IngestAgainAsync(bySymbol)), first);
        else
            await CompareAsync($"unchanged re-run, both on loaded tables (target: at most {againTarget})",
                new("ingest again", () => IngestAgainAsync(bySymbol)), new("the database's own client again", () => LoadNativelyAgainAsync(bySymbol)));
        await CompareAsync("first load, by day", new("ingest", () => IngestFreshAsync(byDay)), new("the database's own client", () => LoadNativelyAsync(byDay)));
        await CompareAsync("first load, for the record", first, new("upserts of 1,000 rows", () => FreshAsync(() => database.LoadInMultiRowsAsync(bySymbol, 1_000))), turns: 1);
        await CompareAsync("first load, for the record", first, new("an upsert a row", () => FreshAsync(() => database.LoadRowByRowAsync(bySymbol))), turns: 1);
    }

    private Task<Spread> CompareAsync(string title, Side ours, Side theirs, int? turns = null) =>
        Turns.CompareAsync($"{database.Name}, {Rows} rows, {title}", "s", "0.00", ours, theirs, turns ?? options.Turns);

    private async Task<double> IngestFreshAsync(string file) =>
        await FreshAsync(async () => (await Product.IngestAsync(database, file, AllInserted)).Seconds);

    private async Task<double> IngestAgainAsync(string file) =>
        await CheckedAsync((await Product.IngestAsync(database, file, AllUnchanged)).Seconds);

    private async Task<double> LoadNativelyAsync(string file) => await FreshAsync(async () => (await database.LoadNativelyAsync(file)).Seconds);

    private async Task<double> LoadNativelyAgainAsync(string file) => await CheckedAsync((await database.LoadNativelyAsync(file)).Seconds);

    private async Task<double> FreshAsync(Func<Task<double>> loadAsync)
    {
        await database.RecreateAsync();
        return await CheckedAsync(await loadAsync());
    }

    /// <summary>Whoever loaded them, the tables hold the same.</summary>
    private async Task<double> CheckedAsync(double seconds)
    {
        var digest = await database.DigestAsync();
        if (_digest.Length == 0) _digest = digest;
        return digest == _digest && digest.StartsWith(FormattableString.Invariant($"{Rows} "), StringComparison.Ordinal)
            ? seconds
            : throw new BenchmarkFailedException($"the tables hold '{digest}', expected {Rows} rows as '{_digest}'");
    }
}
