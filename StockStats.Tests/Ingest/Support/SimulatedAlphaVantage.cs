using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Web;
using StockStats.ServiceInterface.Ingest.Quota;
using StockStats.ServiceInterface.Prices;

namespace StockStats.Tests.Ingest.Support;

/// <summary>AlphaVantage as a free key sees it, on a clock of the test: the history grows by a bar each session.</summary>
internal sealed class SimulatedAlphaVantage(Func<DateTimeOffset> now) : HttpMessageHandler
{
    private static readonly DateOnly Begin = new(2023, 6, 1);

    /// <summary>Thanksgiving to Good Friday.</summary>
    private static readonly DateOnly[] Holidays =
        [new(2023, 6, 19), new(2023, 7, 4), new(2023, 9, 4), new(2023, 11, 23), new(2023, 12, 25), new(2024, 1, 1), new(2024, 1, 15), new(2024, 2, 19), new(2024, 3, 29)];

    /// <summary>The ex-date of a split of every fourth symbol, made known on that day.</summary>
    private static readonly DateOnly SplitDay = new(2024, 3, 20);

    private static readonly DateOnly DividendDay = new(2024, 3, 14);

    /// <summary>Requests by the day they came on, in New York.</summary>
    public ConcurrentDictionary<DateTimeOffset, int> RequestsByDay { get; } = new();

    /// <summary>Requests that a free key should not have sent.</summary>
    public int Refused { get; private set; }

    /// <summary>Whether it answers 500 to everything.</summary>
    public bool IsDown { get; set; }

    private DateTimeOffset Now => now();

    /// <summary>Sessions that are over.</summary>
    public IEnumerable<DateOnly> Sessions()
    {
        var last = DateOnly.FromDateTime((Now - TimeSpan.FromHours(20)).UtcDateTime);
        for (var day = Begin; day <= last; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day)) yield return day;
    }

    /// <summary>A symbol's actions that are known on days with a bar.</summary>
    public IEnumerable<CorporateAction> Actions(string symbol)
    {
        yield return CorporateAction.Cash(DividendDay, Price.FromDecimal(0.25m));
        if (Splits(symbol) && Sessions().Contains(SplitDay)) yield return CorporateAction.SplitOrSpinOff(SplitDay, 4m);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        var count = RequestsByDay.AddOrUpdate(EasternDay.Of(Now).Start, 1, (_, before) => before + 1);
        if (IsDown) return Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError));
        return Task.FromResult(new HttpResponseMessage { Content = new StringContent(Answer(query["function"]!, query["symbol"]!, query["outputsize"], count)) });
    }

    private static bool Splits(string symbol) => int.Parse(symbol[1..], CultureInfo.InvariantCulture) % 4 == 0;

    private string Answer(string function, string symbol, string? size, int count)
    {
        if (count <= 25)
        {
            if (function == "SPLITS") return List(symbol, Actions(symbol).Where(action => action.Kind == ActionKind.Split), Split);
            if (function == "DIVIDENDS") return List(symbol, Actions(symbol).Where(action => action.Kind == ActionKind.Cash), Dividend);
            if (function == "TIME_SERIES_DAILY" && size == "compact") return Prices(symbol);
        }

        Refused++;
        return """{"Information": "We have detected your API key as X and our standard API rate limit is 25 requests per day."}""";
    }

    private static string List(string symbol, IEnumerable<CorporateAction> actions, Func<CorporateAction, string> row) =>
        $$"""{"symbol":"{{symbol}}","data":[{{string.Join(',', actions.Select(row))}}]}""";

    private static string Split(CorporateAction action) => $$"""{"effective_date":"{{action.Date:O}}","split_factor":"4.0000"}""";

    private static string Dividend(CorporateAction action) =>
        $$"""{"ex_dividend_date":"{{action.Date:O}}","declaration_date":"None","record_date":"None","payment_date":"None","amount":"0.25"}""";

    private string Prices(string symbol)
    {
        var days = Sessions().TakeLast(100).Reverse().ToList();
        var rows = days.Select(day =>
        {
            var close = (Splits(symbol) && day >= SplitDay ? 25m : 100m) + day.DayNumber % 7 * 0.05m;
            var price = close.ToString("0.0000", CultureInfo.InvariantCulture);
            return $$"""
                "{{day:O}}":{"1. open":"{{price}}","2. high":"{{price}}","3. low":"{{price}}","4. close":"{{price}}","5. volume":"{{1000 + day.DayNumber}}"}
                """;
        });
        return $$$"""
            {"Meta Data":{"1. Information":"Daily Prices (open, high, low, close) and Volumes","2. Symbol":"{{{symbol}}}",
            "3. Last Refreshed":"{{{days[0]:O}}}","4. Output Size":"Compact","5. Time Zone":"US/Eastern"},
            "Time Series (Daily)":{{{{string.Join(',', rows)}}}}}
            """;
    }
}
