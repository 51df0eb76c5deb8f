using ServiceStack;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.Benchmarks.Wire;

/// <summary>A message that is answered with a constant: what is measured is the way to the service and back.</summary>
[Route("/constant", "GET")]
public sealed class ConstantStatistics : IGet, IReturn<GetStatisticsResponse>
{
    public string? Symbol { get; set; }
}

public sealed class ConstantStatisticsServices : IService
{
    /// <summary>Apple's 2015, with every field that such a year has.</summary>
    public static GetStatisticsResponse Answer { get; } = new()
    {
        Data = new()
        {
            StartDate = new(2015, 1, 1),
            EndDate = new(2015, 12, 31),
            Symbol = "AAPL",
            AverageDailyOpenPrice = 120.1758m,
            AverageDailyClosePrice = 120.04m,
            AverageDailyVolume = 51_837_887,
            Days = 252,
            FirstDate = new(2015, 1, 2),
            LastDate = new(2015, 12, 31),
            Basis = PriceBasis.Split,
            Adjustment = PriceAdjustment.AsStored,
            MinClosePrice = 103.120003m,
            MinClosePriceDate = new(2015, 8, 24),
            MaxClosePrice = 133m,
            MaxClosePriceDate = new(2015, 2, 23),
            LowestPrice = 92m,
            HighestPrice = 134.539993m,
            MedianClosePrice = 120.2999995m,
            StdevClosePrice = 7.683550140703706,
            TotalVolume = 13_063_147_500m,
            TotalReturn = -0.037226744036828976,
            AnnualizedReturn = -0.03745311246257976,
            AnnualizedVolatility = 0.26770462549426643,
            DownsideDeviation = 0.18860644901395504,
            SharpeRatio = -0.00889342696700133,
            SortinoRatio = -0.012623171413325024,
            CalmarRatio = -0.16670898452644117,
            MaxDrawdown = -0.22466163157894736,
            MaxDrawdownPeakDate = new(2015, 2, 23),
            MaxDrawdownTroughDate = new(2015, 8, 24),
            ValueAtRisk95 = -0.02709958748999613,
            ExpectedShortfall95 = -0.03634064300168102,
            Skewness = 0.012179429193921447,
            ExcessKurtosis = 1.3414761804959112,
            BestDay = 0.057354965439656166,
            BestDayDate = new(2015, 8, 26),
            WorstDay = -0.061162892833326356,
            WorstDayDate = new(2015, 8, 21),
            UpDaysShare = 0.47808764940239046,
        },
    };

    public GetStatisticsResponse Get(ConstantStatistics request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Answer;
    }
}
