using System.Diagnostics;

namespace StockStats.Benchmarks.Reads;

/// <summary>Asks for the statistics of one symbol after the other.</summary>
internal static class SymbolTour
{
    /// <summary>Asks once for each symbol's whole history, and for a page of all symbols: after that all is in memory.</summary>
    /// <returns>Milliseconds that each symbol took, in order.</returns>
    public static async Task<IReadOnlyList<double>> TakeAsync(ServerProcess server, DataSet data)
    {
        using var client = server.CreateClient();
        var reads = new StatisticsReads(data);
        List<double> took = [];
        for (var symbol = 0; symbol < data.Symbols; symbol++)
        {
            var path = reads.WholeHistory(symbol);
            var begin = Stopwatch.GetTimestamp();
            await Answers.GetAsync(client, path);
            took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        await Answers.GetAsync(client, "/api/financial_data?page=2");
        return took;
    }
}
