using StockStats.ServiceInterface.Prices.Indexes;
using StockStats.ServiceInterface.Statistics.Averages;
using StockStats.ServiceInterface.Statistics.Drawdowns;
using StockStats.ServiceInterface.Statistics.PriceLevels;
using StockStats.ServiceInterface.Statistics.Returns;
using StockStats.ServiceInterface.Statistics.Tails;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Statistics;

/// <summary>Every statistic of one range that needs no other series. Definitions: docs/numeric-policy.md.</summary>
internal sealed record RangeStatistics(
    PriceRange Range,
    RangeAverages Averages,
    ClosePrices Closes,
    RangeReturns Returns,
    Dispersion Dispersion,
    Downside Downside,
    Drawdown Drawdown,
    ValueAtRisk ValueAtRisk)
{
    /// <summary>Annualized return / |max drawdown|; null where the close never fell, or either is.</summary>
    public double? Calmar => Defined.Quotient(Returns.Annualized, -Drawdown.Depth);

    public static RangeStatistics Of(PriceRange range, ReturnsFrom from, RiskTerms terms)
    {
        var (prices, indexes) = (range.Prices, range.Prices.Indexes);
        var sums = indexes.Sums.Between(range.Start, range.End);
        var closes = indexes.Closes.Between(range.Start, range.End);
        var returns = range.Returns(from);
        var closesFromBase = returns.Base < range.Start ? CloseSummary.Merge(CloseSummary.Of(prices, returns.Base, range.Start), closes) : closes;
        ReturnSummary? summary = returns.Count == 0 ? null : indexes.Returns.Between(returns.First, returns.End);
        return new(
            range,
            RangeAverages.Of(sums, range.Days),
            ClosePrices.Of(range, closes, sums),
            RangeReturns.Of(returns, summary),
            Dispersion.Of(summary, terms),
            Downside.Of(returns, summary, terms),
            Drawdown.Of(returns, closesFromBase),
            ValueAtRisk.Of(returns));
    }
}
