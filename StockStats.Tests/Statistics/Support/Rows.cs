using System.Reflection;
using System.Runtime.Serialization;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Statistics;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Statistics.Support;

/// <summary>Rows of the service, and how they differ from those of a brute force.</summary>
internal static class Rows
{
    /// <summary>Relative: what the contract promises.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Figures whose terms cancel to nothing, such as the mean of returns that sum to zero.</summary>
    private const double Noise = 1e-12;

    private static readonly PropertyInfo[] Fields = typeof(SymbolStatistics).GetProperties();

    /// <returns>Null where the range holds no bar.</returns>
    public static SymbolStatistics? Of(AdjustedPrices prices, DateRange days, ReturnsFrom from, RiskTerms terms) =>
        PriceRange.Of(prices, days) is { } range ? StatisticsRows.Of("", days, RangeStatistics.Of(range, from, terms)) : null;

    /// <summary>One line for each field that is not what it should be: exactly, or to the tolerance for doubles.</summary>
    public static List<string> Differences(SymbolStatistics? actual, SymbolStatistics? expected)
    {
        if (actual is null || expected is null) return actual is null && expected is null ? [] : ["one has no bar"];
        return [.. Fields
            .Where(field => !AreEqual(field.GetValue(actual), field.GetValue(expected)))
            .Select(field => $"{field.GetCustomAttribute<DataMemberAttribute>()!.Name}: {field.GetValue(actual):R}, expected {field.GetValue(expected):R}")];
    }

    private static bool AreEqual(object? actual, object? expected) => (actual, expected) switch
    {
        (double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b)) + Noise,
        _ => Equals(actual, expected),
    };
}
