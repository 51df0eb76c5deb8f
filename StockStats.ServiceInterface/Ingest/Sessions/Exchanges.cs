namespace StockStats.ServiceInterface.Ingest.Sessions;

/// <summary>The exchanges known, by the suffixes that AlphaVantage gives their symbols.</summary>
internal static class Exchanges
{
    private const string Toronto = "America/Toronto";
    private const string Berlin = "Europe/Berlin";
    private const string Shanghai = "Asia/Shanghai";

    /// <summary>Symbols without a suffix, and with one that is not known: no exchange west of it is.</summary>
    public static readonly Exchange UnitedStates = new("", "NYSE, Nasdaq", "America/New_York", new(16, 0), EarlyCloses.UnitedStates);

    public static readonly IReadOnlyList<Exchange> All =
    [
        UnitedStates,
        new(".LON", "London Stock Exchange", "Europe/London", new(16, 30), EarlyCloses.London),
        new(".TRT", "Toronto Stock Exchange", Toronto, new(16, 0), EarlyCloses.Canada),
        new(".TRV", "TSX Venture Exchange", Toronto, new(16, 0), EarlyCloses.Canada),
        new(".DEX", "XETRA", Berlin, new(17, 30), EarlyCloses.Xetra),
        new(".FRK", "Frankfurt", Berlin, new(20, 0)),
        new(".PAR", "Euronext Paris", "Europe/Paris", new(17, 30), EarlyCloses.Euronext),
        new(".AMS", "Euronext Amsterdam", "Europe/Amsterdam", new(17, 30), EarlyCloses.Euronext),
        new(".BRU", "Euronext Brussels", "Europe/Brussels", new(17, 30), EarlyCloses.Euronext),
        new(".SAO", "B3, São Paulo", "America/Sao_Paulo", new(18, 0)),
        new(".BSE", "BSE, Mumbai", "Asia/Kolkata", new(15, 30)),
        new(".SHH", "Shanghai Stock Exchange", Shanghai, new(15, 0)),
        new(".SHZ", "Shenzhen Stock Exchange", Shanghai, new(15, 0)),
    ];

    private static readonly Dictionary<string, Exchange>.AlternateLookup<ReadOnlySpan<char>> BySuffix =
        All.ToDictionary(exchange => exchange.Suffix, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The exchange of a symbol: that of what follows its last dot.</summary>
    /// <param name="symbol">In any case.</param>
    public static Exchange Of(ReadOnlySpan<char> symbol) =>
        symbol.LastIndexOf('.') is var dot and >= 0 && BySuffix.TryGetValue(symbol[dot..], out var exchange) ? exchange : UnitedStates;

    /// <summary>Sees that the system knows every time zone of the table: without them no bar can be told to be final.</summary>
    /// <param name="find">Finds a zone by its id.</param>
    /// <exception cref="TimeZonesMissingException">It does not.</exception>
    public static void RequireTimeZones(Func<string, TimeZoneInfo> find)
    {
        foreach (var zone in All.Select(exchange => exchange.ZoneId))
        {
            try
            {
                find(zone);
            }
            catch (Exception missing) when (missing is TimeZoneNotFoundException or InvalidTimeZoneException)
            {
                throw new TimeZonesMissingException(zone);
            }
        }
    }
}
