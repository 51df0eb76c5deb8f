using ServiceStack;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Statistics;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel;

namespace StockStats.ServiceInterface;

/// <summary>Statistics over stored prices.</summary>
public sealed class StatisticsServices(IPriceStore store) : IService
{
    public async Task<GetStatisticsResponse> Get(GetStatistics request, CancellationToken cancellationToken)
    {
        var symbol = Requests.Symbol(request.Symbol);
        var range = DateRange.Between(request.StartDate, request.EndDate);
        var series = await store.ReadSeriesAsync(symbol, range, includeProvisional: false, cancellationToken);
        var averages = RangeAverages.Of(series, range) ?? throw await MissingAsync(symbol, range, cancellationToken);
        return new()
        {
            Data = new()
            {
                StartDate = range.First,
                EndDate = range.Last,
                Symbol = symbol,
                AverageDailyOpenPrice = averages.Open,
                AverageDailyClosePrice = averages.Close,
                AverageDailyVolume = averages.Volume,
                Days = averages.Days,
                FirstDate = averages.FirstDate,
                LastDate = averages.LastDate,
            },
        };
    }

    private async Task<NotFoundException> MissingAsync(string symbol, DateRange range, CancellationToken cancellationToken) =>
        await store.FindSymbolAsync(symbol, cancellationToken) is { } stored
            ? NotFoundException.NoTradingDay(stored, range)
            : NotFoundException.UnknownSymbol(symbol);
}
