using System.Globalization;

namespace StockStats.Benchmarks;

/// <summary>What several turns of one side gave.</summary>
internal sealed record Spread(double Lowest, double Median, double Highest)
{
    public static Spread Of(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        var middle = sorted.Length / 2;
        return new(sorted[0], sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[^1]);
    }

    /// <summary>Median, lowest and highest with a number format: <c>median (lowest – highest)</c>.</summary>
    public string ToText(string format) => string.Create(CultureInfo.InvariantCulture,
        $"{Median.ToString(format, CultureInfo.InvariantCulture)} ({Lowest.ToString(format, CultureInfo.InvariantCulture)} – {Highest.ToString(format, CultureInfo.InvariantCulture)})");
}
