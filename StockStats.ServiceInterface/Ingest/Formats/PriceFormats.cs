namespace StockStats.ServiceInterface.Ingest.Formats;

/// <summary>The formats known. A new one is a class and a line here.</summary>
internal static class PriceFormats
{
    /// <summary>Finds the format from the content: the default.</summary>
    public const string Auto = "auto";

    public static readonly AlphaVantageJsonFormat AlphaVantageJson = new();

    public static readonly AlphaVantageCsvFormat AlphaVantageCsv = new();

    /// <summary>In the order in which content is offered to them: the more they ask for, the earlier.</summary>
    public static readonly IReadOnlyList<IPriceFormat> All =
    [
        new StockStatsJsonLinesFormat(), new TiingoJsonFormat(), new AlpacaJsonFormat(), new PolygonJsonFormat(), AlphaVantageJson,
        AlphaVantageCsv, new StockStatsCsvFormat(), new TiingoCsvFormat(), new EodhdCsvFormat(), new YahooCsvFormat(), new NasdaqCsvFormat(),
        new InvestingCsvFormat(), new StooqCsvFormat(), new KaggleCsvFormat(), new GenericCsvFormat(),
    ];

    /// <summary>Every name a user may give.</summary>
    public static string Names => string.Join(", ", All.Select(format => format.Name).Prepend(Auto));

    /// <summary>The names of those that are JSON.</summary>
    public static string JsonNames => string.Join(", ", All.Where(format => format is not CsvPriceFormat).Select(format => format.Name));

    /// <summary>The format a user named; null for <see cref="Auto"/>.</summary>
    /// <exception cref="WrongUsageException">There is no format of that name.</exception>
    public static IPriceFormat? Named(string name)
    {
        if (name.Equals(Auto, StringComparison.OrdinalIgnoreCase)) return null;
        return All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new WrongUsageException($"--format '{name}' is not known; known are {Names}");
    }

    /// <summary>The format content is in.</summary>
    /// <exception cref="ContentRefusedException">It is in none of them.</exception>
    public static IPriceFormat Detect(ContentHead head)
    {
        if (head.Header is { } header && OtherTables.Kind(header) is { } kind) throw ContentRefusedException.NotPrices($"it holds {kind}, not daily prices");
        return All.FirstOrDefault(format => format.Recognizes(head)) ?? throw ContentRefusedException.NotPrices(
            $"it is not in a known format ({string.Join(", ", All.Select(format => format.Name))}): " +
            (head.Header is { } unknown ? $"its first line is '{unknown}'" : "nothing in it is a table of prices"));
    }
}
