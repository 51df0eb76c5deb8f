using ServiceStack;
using StockStats.ServiceModel;

namespace StockStats.Benchmarks.Wire;

/// <summary>A message that is answered with a constant: what is measured is the way to the service and back.</summary>
[Route("/constant", "GET")]
public sealed class ConstantStatistics : IGet, IReturn<GetStatisticsResponse>
{
    public string? Symbol { get; set; }
}

public sealed class ConstantStatisticsServices : IService
{
    /// <summary>Apple's averages of 2015.</summary>
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
        },
    };

    public GetStatisticsResponse Get(ConstantStatistics request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Answer;
    }
}
