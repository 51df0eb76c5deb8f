using System.Globalization;

namespace StockStats.Benchmarks.Databases;

/// <summary>Reads the rows of a <see cref="PriceFile"/> as plainly as can be, for the loaders without checks.</summary>
internal static class PriceLines
{
    public static IEnumerable<(string Symbol, DateOnly Date, decimal Open, decimal High, decimal Low, decimal Close, long Volume)> Read(string file) =>
        File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Select(cells => (
            cells[0], DateOnly.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Number(cells[2]), Number(cells[3]), Number(cells[4]), Number(cells[5]), long.Parse(cells[6], CultureInfo.InvariantCulture)));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
