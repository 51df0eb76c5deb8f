using StockStats.Benchmarks.Databases;

namespace StockStats.Benchmarks.Ingest;

/// <summary>Peak memory of an ingest of 625,000 rows and of ten times as many, grouped by symbol and not.</summary>
internal static class IngestMemory
{
    private const int Days = 1_250;

    public static async Task RunAsync(string folder)
    {
        var database = new SqliteBenchmark(folder);
        Console.WriteLine("Peak memory of ingest (target: equal within 10 %, under 200 MB)");
        foreach (var byDay in (bool[])[false, true])
        {
            foreach (var factor in (int[])[1, 10])
            {
                var file = Path.Combine(folder, "memory.csv");
                PriceFile.Write(file, Days, PriceFile.Symbols * factor, byDay);
                await database.RecreateAsync();
                var rows = Days * PriceFile.Symbols * factor;
                var run = await Product.IngestAsync(database, file, FormattableString.Invariant($"inserted {rows}, updated 0, unchanged 0, rejected 0"));
                Console.WriteLine(FormattableString.Invariant(
                    $"  {rows,9} rows {(byDay ? "by day" : "by symbol"),-10} {run.PeakBytes / 1e6,6:0.0} MB {run.Seconds,7:0.00} s"));
            }
        }
    }
}
