namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Listings;

/// <summary>What happened and what to do where a list of symbols does not come, for the kinds of refusal that are told otherwise of prices.</summary>
internal static class ListingAdvice
{
    /// <param name="kind">A kind that an answer's text can have.</param>
    /// <param name="query">What was asked for.</param>
    /// <param name="text">What AlphaVantage said, without keys, cut to a length that fits a message.</param>
    /// <returns>Null where the message is that of prices.</returns>
    public static string? For(RefusalKind kind, AlphaVantageQuery query, string text) => kind switch
    {
        RefusalKind.UnknownSymbolOrCall => $"AlphaVantage cannot give {query.Call} now. Run it again later.",
        RefusalKind.BadFunction => $"AlphaVantage has no function {query.Function}. Check AlphaVantage:BaseUrl.",
        RefusalKind.NoData => $"AlphaVantage answered {query.Call} with nothing. Run it again later.",
        RefusalKind.NotPrices =>
            $"What answered for AlphaVantage sent no list of symbols: \"{text}\". Check AlphaVantage:BaseUrl and any proxy on the way.",
        _ => null,
    };
}
