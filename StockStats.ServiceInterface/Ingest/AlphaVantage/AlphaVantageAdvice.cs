using System.Globalization;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Listings;
using StockStats.ServiceInterface.Ingest.Quota;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>What happened and what to do, for people, for each kind of refusal.</summary>
internal static class AlphaVantageAdvice
{
    private const string SetKey =
        "Set AlphaVantage:ApiKey, AlphaVantage:ApiKeyFile or AlphaVantage:ApiKeyUrl; a free key is to be had at " +
        "https://www.alphavantage.co/support/#api-key.";

    public const string KeyMissing = $"No AlphaVantage key is set. {SetKey}";

    private const string OtherWays = "Ask for fewer symbols, or use a key of a plan without a daily limit.";

    /// <summary>The limit of the settings is reached.</summary>
    public static string DaySpent(int perDay, DateTimeOffset until) => string.Create(CultureInfo.InvariantCulture,
        $"The {perDay} requests that AlphaVantage:PerDay allows a day are spent. {NotBefore(until)}");

    /// <summary>AlphaVantage just said that the day's requests are spent.</summary>
    public static string QuotaSpent(DateTimeOffset until) =>
        $"The day's requests of this AlphaVantage key are spent, AlphaVantage says. {NotBefore(until)} {OtherWays}";

    /// <summary>It just asked for fewer requests once too often.</summary>
    public static string ThrottledForTheDay(DateTimeOffset until) => string.Create(CultureInfo.InvariantCulture,
        $"AlphaVantage wanted fewer requests {QuotaState.ThrottlesOfADay} times in a row, which counts as the day's requests being spent. {NotBefore(until)} ") +
        "If the key's plan gives more, lower AlphaVantage:PerSecond or AlphaVantage:PerMinute.";

    /// <summary>It refused the key earlier today, maybe to another process.</summary>
    public static string RefusedBefore(DateTimeOffset until) =>
        $"AlphaVantage has refused this key for the day already, so nothing was asked. {NotBefore(until)} {OtherWays}";

    /// <summary>The message of a refusal.</summary>
    /// <param name="kind">A kind that an answer's text can have.</param>
    /// <param name="query">What was asked for.</param>
    /// <param name="text">What AlphaVantage said, without keys, cut to a length that fits a message.</param>
    public static string For(RefusalKind kind, AlphaVantageQuery query, string text) =>
        (query.State is null ? null : ListingAdvice.For(kind, query, text)) ?? ForPrices(kind, query, text);

    private static string ForPrices(RefusalKind kind, AlphaVantageQuery query, string text) => kind switch
    {
        RefusalKind.Throttled =>
            "AlphaVantage wants fewer requests in a short time, and did so after every retry. " +
            "Run it again later, or lower AlphaVantage:PerSecond or AlphaVantage:PerMinute.",
        RefusalKind.DailyQuota =>
            "The day's requests of this AlphaVantage key are spent. Run it again after midnight US/Eastern, ask for fewer symbols, " +
            "or use a key of a plan without a daily limit.",
        RefusalKind.PremiumRequired =>
            $"AlphaVantage gives {query.Call} to premium keys only." + (query.Size is null ? "" :
            " Use the free AlphaVantage:Function=TIME_SERIES_DAILY with AlphaVantage:OutputSize=compact (--outputsize compact), or a premium key."),
        RefusalKind.DemoKey => $"The demo key serves only the examples of AlphaVantage's documentation. {SetKey}",
        RefusalKind.NoKey => $"AlphaVantage does not accept the key. {SetKey}",
        RefusalKind.UnknownSymbolOrCall =>
            $"AlphaVantage does not know {query.Symbol}, or cannot give {query.Call} of it; " +
            "it does not say which. Check the symbol: exchanges are suffixes (TSCO.LON), share classes take a hyphen (BRK-B)." +
            (query.Size == OutputSize.Full ? " Try --outputsize compact." : ""),
        RefusalKind.BadFunction =>
            $"AlphaVantage has no function {query.Function}. " +
            $"Set AlphaVantage:Function to {string.Join(" or ", AlphaVantageOptions.Functions)}.",
        RefusalKind.NoData =>
            $"AlphaVantage answered {query.Symbol} with nothing. Check the symbol; if it is right, run it again later.",
        RefusalKind.NotPrices =>
            $"What answered for AlphaVantage sent no prices: \"{text}\". Check AlphaVantage:BaseUrl and any proxy on the way.",
        _ => $"AlphaVantage answered with a message not known here: \"{text}\". Nothing was stored; see what it asks for.",
    };

    private static string NotBefore(DateTimeOffset until) => string.Create(CultureInfo.InvariantCulture,
        $"Run it again after midnight US/Eastern, that is from {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC on.");
}
