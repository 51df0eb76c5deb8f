namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>Settings of section <c>AlphaVantage</c>. At most one of ApiKey, ApiKeyFile and ApiKeyUrl may be set.</summary>
public sealed class AlphaVantageOptions
{
    /// <summary>Name of the section: AlphaVantage.</summary>
    public const string Section = "AlphaVantage";

    /// <summary>Prices as traded: free keys may call it.</summary>
    internal const string Daily = "TIME_SERIES_DAILY";

    /// <summary>The same with splits and dividends: premium keys only.</summary>
    internal const string Adjusted = "TIME_SERIES_DAILY_ADJUSTED";

    /// <summary>Functions that give daily prices.</summary>
    public static readonly IReadOnlyList<string> Functions = [Daily, Adjusted];

    /// <summary>Where the service is, with or without its path <c>/query</c>. Default: https://www.alphavantage.co.</summary>
    public string BaseUrl { get; set; } = "https://www.alphavantage.co";

    /// <summary>The key itself.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A file that holds the key and nothing else, such as a Docker secret. Read anew in each run.</summary>
    public string? ApiKeyFile { get; set; }

    /// <summary>An address that answers with the key and nothing else. Asked at most once an hour.</summary>
    public string? ApiKeyUrl { get; set; }

    /// <summary>One of <see cref="Functions"/>. Default: TIME_SERIES_DAILY, the one free keys may call.</summary>
    public string Function { get; set; } = Functions[0];

    /// <summary>How much history to ask for. Default: compact, the latest 100 days, which free keys may ask for.</summary>
    public OutputSize OutputSize { get; set; } = OutputSize.Compact;

    /// <summary>The form to ask for prices in. Default: JSON, which names symbol and last refresh.</summary>
    public AlphaVantageDataType DataType { get; set; } = AlphaVantageDataType.Json;

    /// <summary>Requests a second of all processes together, in the range [0.01, 1000]. Default: one in 1.5 seconds.</summary>
    public double PerSecond { get; set; } = 1 / 1.5;

    /// <summary>Requests in any 60 seconds of all processes together, in the range [0, 100000]; 0 for no limit. Default: 5.</summary>
    public int PerMinute { get; set; } = 5;

    /// <summary>
    /// Requests from one midnight US/Eastern to the next of all processes together, in the range [0, 1000000]; 0 for no limit. Default:
    /// 25, a free key's.
    /// </summary>
    public int PerDay { get; set; } = 25;

    /// <summary>
    /// Days after which a symbol's splits and dividends are fetched again, in the range [0, 3650]; 0: never fetched. They are not asked for
    /// where prices bring them (TIME_SERIES_DAILY_ADJUSTED). Default: 30.
    /// </summary>
    public int ActionsEveryDays { get; set; } = 30;

    /// <summary>Seconds to wait after an answer that a later request may better, in the range [0, 3600]. Default: 1.5.</summary>
    public double RetrySeconds { get; set; } = 1.5;

    /// <summary>Seconds to wait after a minute's requests are spent, in the range [0, 3600]. Default: 60.</summary>
    public double MinuteRetrySeconds { get; set; } = 60;

    /// <summary>
    /// Further requests for a symbol after a throttled or broken one, in the range [0, 10]. Each counts as a request. Default: 2.
    /// </summary>
    public int MaxRetries { get; set; } = 2;

    /// <summary>Longest time one request may take, its answer included, in seconds, in the range [0.01, 600]. Default: 30.</summary>
    public double TimeoutSeconds { get; set; } = 30;

    /// <summary>Longest time to wait for ApiKeyUrl, in seconds, in the range [0.01, 600]. Default: 10.</summary>
    public double KeyTimeoutSeconds { get; set; } = 10;
}

/// <summary>The form of AlphaVantage's prices.</summary>
public enum AlphaVantageDataType
{
    Json,
    Csv,
}
