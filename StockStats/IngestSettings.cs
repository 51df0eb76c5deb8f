using StockStats.AppTasks;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Ingest;

namespace StockStats;

/// <summary>Settings <c>Ingest:*</c>.</summary>
internal sealed record IngestSettings
{
    public const string Section = "Ingest";

    /// <summary>Symbols that an ingest fetches where it names none: A,B,C.</summary>
    public string Symbols { get; init; } = "IBM,AAPL";

    /// <summary>Where rows of files that are not grouped by symbol are sorted; null: the system's folder for temporary files.</summary>
    public string? TempFolder { get; init; }

    /// <summary>When the server ingests by itself: a cron expression of five fields; null or empty: never.</summary>
    public string? Schedule { get; init; }

    /// <summary>The time zone of <see cref="Schedule"/>, an IANA name.</summary>
    public string ScheduleZone { get; init; } = "America/New_York";

    /// <summary>The symbols in their normal form.</summary>
    /// <exception cref="WrongSettingException">One of them is no symbol.</exception>
    public IngestDefaults ReadDefaults()
    {
        try
        {
            return new(OptionTexts.Symbols(Symbols));
        }
        catch (WrongUsageException wrong)
        {
            throw new WrongSettingException($"{Section}:{nameof(Symbols)}: {wrong.Message}");
        }
    }
}
