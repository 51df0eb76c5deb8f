namespace StockStats;

/// <summary>Values that documents and metadata pages show, by wire name.</summary>
internal static class ContractSamples
{
    /// <summary>The numbers of one real day, so that examples look like what comes.</summary>
    public static readonly IReadOnlyDictionary<string, string> Values = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["symbol"] = "AAPL",
        ["search"] = "AA",
        ["start_date"] = "2015-01-01",
        ["end_date"] = "2015-12-31",
        ["first_date"] = "2015-01-02",
        ["last_date"] = "2015-12-31",
        ["date"] = "2015-01-02",
        ["open_price"] = "111.389999",
        ["high_price"] = "111.440002",
        ["low_price"] = "107.349998",
        ["close_price"] = "109.330002",
        ["volume"] = "53204600",
        ["adjusted_close_price"] = "102.67823",
        ["dividend_amount"] = "0.47",
        ["split_coefficient"] = "1",
        ["provisional"] = "false",
        ["include_provisional"] = "false",
        ["average_daily_open_price"] = "120.1758",
        ["average_daily_close_price"] = "120.04",
        ["average_daily_volume"] = "51837887",
        ["days"] = "252",
        ["limit"] = "5",
        ["count"] = "252",
        ["pages"] = "51",
        ["source"] = "alphavantage",
        ["basis"] = "raw",
        ["on_error"] = "skip",
        ["received"] = "252",
        ["inserted"] = "5",
        ["updated"] = "1",
        ["unchanged"] = "245",
        ["rejected"] = "1",
        ["row"] = "3",
        ["field"] = "volume",
        ["value"] = "12.7",
        ["error"] = "",
        ["id"] = "42",
        ["run_id"] = "42",
        ["symbols"] = "AAPL",
        ["started_by"] = "schedule",
        ["provider"] = "alphavantage",
        ["outcome"] = "done",
        ["outputsize"] = "compact",
    };
}
