using System.Runtime.Serialization;
using ServiceStack;
using StockStats.ServiceModel;

namespace Messaging.Tests.Hosting;

/// <summary>Answers the sample messages with the numbers of the recorded ones.</summary>
public sealed class SampleServices : IService
{
    private static readonly Dictionary<string, (decimal Open, decimal Close, decimal Volume)> Averages = new(StringComparer.Ordinal)
    {
        ["IBM"] = (114.69m, 115.69m, 4374141m),
        ["AAPL"] = (106.50m, 107.50m, 6285104m),
    };

    public static void Configure(MessagingOptions options)
    {
        options.Services.Add(typeof(SampleServices));
        options.ErrorResponseType = typeof(SampleErrorResponse);
        options.MapException = exception => exception is NoDataException none ? new(404, "NotFound", none.Message) : null;
        options.OnError = FillInfo;
    }

    public QueryFinancialDataResponse Get(QueryFinancialData request) => new()
    {
        Data =
        [
            new() { Symbol = request.Symbol!, Date = new(2010, 1, 1), OpenPrice = 115.02m, ClosePrice = 116.02m, Volume = 7605679 },
            new() { Symbol = request.Symbol!, Date = new(2010, 1, 4), OpenPrice = 114.41m, ClosePrice = 115.41m, Volume = 2386730 },
        ],
        Pagination = new() { Count = 6, Page = request.Page ?? 1, Limit = request.Limit ?? 5, Pages = 3 },
    };

    public async Task<GetStatisticsResponse> Get(GetStatistics request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (request.StartDate > request.EndDate)
            throw StartAfterEnd();
        if (!Averages.TryGetValue(request.Symbol!, out var average))
            throw new NoDataException($"No data for {request.Symbol}");
        return new()
        {
            Data = new()
            {
                StartDate = request.StartDate!.Value,
                EndDate = request.EndDate!.Value,
                Symbol = request.Symbol!,
                AverageDailyOpenPrice = average.Open,
                AverageDailyClosePrice = average.Close,
                AverageDailyVolume = average.Volume,
            },
        };
    }

    public ValueTask<StoreFinancialDataResponse> Post(StoreFinancialData request) => new(new StoreFinancialDataResponse { Inserted = request.Data.Count });

#pragma warning disable CA2208, MA0015 // as ServiceStack's services do, the argument named is the field of the request
    private static ArgumentException StartAfterEnd() => new("start_date must not be after end_date", nameof(GetStatistics.StartDate));
#pragma warning restore CA2208, MA0015

    private static void FillInfo(object body, ResponseStatus status)
    {
        var info = body switch
        {
            QueryFinancialDataResponse response => response.Info,
            GetStatisticsResponse response => response.Info,
            SampleErrorResponse response => response.Info,
            _ => null,
        };
        info?.Error = status.Message!;
    }
}

public sealed class NoDataException(string message) : Exception(message);

[DataContract]
public sealed class SampleErrorResponse : IHasResponseStatus
{
    [DataMember(Name = "info")]
    public Info Info { get; set; } = new();

    [DataMember(Name = "responseStatus")]
    public ResponseStatus? ResponseStatus { get; set; }
}
