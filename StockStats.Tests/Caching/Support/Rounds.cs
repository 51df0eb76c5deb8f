using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Caching.Support;

/// <summary>Histories of which each bar tells the round that wrote it, so that a mix of two rounds shows.</summary>
internal static class Rounds
{
    public static SymbolPrices Of(string symbol, DateOnly first, int days, decimal round) => new(symbol, PriceBasis.Raw, "test",
        [.. Enumerable.Range(0, days).Select(day => StoreDatabase.Day(first.AddDays(day), round, (long)round))]);

    /// <summary>The rounds that wrote the bars of a series, each once.</summary>
    public static decimal[] In(PriceSeries series) =>
        [.. Enumerable.Range(0, series.Count).SelectMany(i => new[] { series.BarAt(i).Close.ToDecimal(), series.BarAt(i).Volume }).Distinct()];
}
