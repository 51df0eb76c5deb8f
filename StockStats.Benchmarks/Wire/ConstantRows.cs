using ServiceStack;
using StockStats.ServiceModel;
using StockStats.ServiceModel.Types;

namespace StockStats.Benchmarks.Wire;

/// <summary>A message that is answered with 10,000 constant rows: what is measured is how they are written.</summary>
[Route("/rows", "GET")]
public sealed class ConstantRows : IGet, IReturn<QueryFinancialDataResponse>;

public sealed class ConstantRowsServices : IService
{
    public const int Count = 10_000;

    /// <summary>Forty years of a walk with a fixed seed.</summary>
    public static QueryFinancialDataResponse Answer { get; } = new()
    {
        Data = [.. Rows()],
        Pagination = new() { Count = Count, Page = 1, Limit = Count, Pages = 1 },
    };

    public QueryFinancialDataResponse Get(ConstantRows request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Answer;
    }

    private static IEnumerable<FinancialData> Rows()
    {
        var random = new Random(20151231);
        var close = 100_00;
        for (var day = 0; day < Count; day++)
        {
            var open = close + random.Next(-100, 101);
            close = Math.Max(1_00, open + random.Next(-200, 201));
            yield return new()
            {
                Symbol = "AAPL",
                Date = new DateOnly(1985, 1, 1).AddDays(day),
                OpenPrice = open / 100m,
                HighPrice = (Math.Max(open, close) + random.Next(100)) / 100m,
                LowPrice = (Math.Min(open, close) - random.Next(50)) / 100m,
                ClosePrice = close / 100m,
                Volume = random.Next(1_000_000, 100_000_000),
            };
        }
    }
}
