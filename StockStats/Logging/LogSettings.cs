using Serilog.Events;
using StockStats.ServiceInterface;

namespace StockStats.Logging;

/// <summary>Where and how much to log.</summary>
internal sealed record LogSettings
{
    public const string Section = "Log";

    /// <summary>Most files, and bytes of one: 1,000 and 1 GB.</summary>
    public const int MostFiles = 1_000;
    public const int MostFileBytes = 1_000_000_000;

    /// <summary>A file that holds less would be replaced at every other line.</summary>
    public const int LeastFileBytes = 10_000;

    /// <summary>Folder of the log files, relative to the working directory; empty: none are written.</summary>
    public string? Folder { get; init; } = "data/log";

    /// <summary>Lowest level written.</summary>
    public LogEventLevel Level { get; init; } = LogEventLevel.Information;

    /// <summary>Null: text in Development, JSON else.</summary>
    public LogFormat? Format { get; init; }

    /// <summary>Log files kept, the one that is written among them.</summary>
    public int Files { get; init; } = 14;

    /// <summary>Bytes after which another file is begun before the day is over.</summary>
    public int FileBytes { get; init; } = 50_000_000;

    /// <summary>Whether every request is logged.</summary>
    public bool Requests { get; init; }

    public static LogSettings Read(IConfiguration configuration)
    {
        var settings = configuration.Read<LogSettings>(Section);
        Check(nameof(Files), settings.Files, 1, MostFiles);
        Check(nameof(FileBytes), settings.FileBytes, LeastFileBytes, MostFileBytes);
        return settings;
    }

    private static void Check(string name, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new WrongSettingException(FormattableString.Invariant($"{Section}:{name} is '{value}': expected {least} to {most}"));
    }
}

/// <summary>How a line of the log is written.</summary>
internal enum LogFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,
}
