using StockStats.Benchmarks.Databases;

namespace StockStats.Benchmarks.Startup;

/// <summary>The published program against a published minimal API alone: from the start of the process to its first answers.</summary>
internal static class StartupComparison
{
    private const double Target = 1.5;
    private const string Live = "/health/live";
    private static readonly DataSet Few = new(Symbols: 3, Days: 250, PriceFile.FirstDay);

    public static async Task RunAsync(string folder, Options options)
    {
        var bare = Path.Combine(folder, "bare");
        await Product.PublishAsync("StockStats.Benchmarks.Bare", bare);
        var database = new SqliteBenchmark(folder);
        await Product.MigrateAsync(database);
        var file = Path.Combine(folder, "prices.csv");
        Few.Write(file);
        await Product.IngestAsync(database, file, $"inserted {Few.Rows}, updated 0, unchanged 0, rejected 0");

        var statistics = $"/api/statistics?symbol={PriceWalk.NameOf(0)}&start_date=1990-01-01&end_date=1990-12-31";
        var yardstick = Path.Combine(bare, "StockStats.Benchmarks.Bare.dll");
        foreach (var (title, path) in (IEnumerable<(string, string)>)[("its first answer", Live), ("its first statistics", statistics)])
        {
            await Turns.CompareAsync(FormattableString.Invariant($"From start to {title} (target: at most {Target})"), "ms", "0",
                new("published program", () => FirstAnswer.TimeAsync(Product.Server(database), path)),
                new("published minimal API", () => FirstAnswer.TimeAsync(new("dotnet", [yardstick]), path)), options.Turns);
        }
    }
}
