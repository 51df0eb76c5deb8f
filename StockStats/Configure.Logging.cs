using System.Globalization;
using Serilog;
using Serilog.Events;

namespace StockStats;

/// <summary>
/// Logs to the console and to one file a day, <c>{Log:Folder}/{environment}-yyyyMMdd.log</c>. While an AppTask runs, standard
/// output belongs to the task's report, so the console log goes to standard error and starts at warnings.
/// </summary>
internal static class ConfigureLogging
{
    /// <summary>Log files kept: two weeks of days, each at most 50 MB.</summary>
    private const int FilesKept = 14;
    private const long MaxFileBytes = 50_000_000;

    public static void AddLogging(this WebApplicationBuilder builder, bool isTask)
    {
        var settings = builder.Configuration.Read<LogSettings>(LogSettings.Section);
        var environment = builder.Environment.EnvironmentName.ToLowerInvariant();
        builder.Services.AddSerilog(log => log
            .MinimumLevel.Is(settings.Level)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // Where it may log, it makes an activity and a scope for each request, of which nothing is written.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("FluentMigrator", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Error)
            .WriteTo.Console(
                restrictedToMinimumLevel: isTask ? LogEventLevel.Warning : LevelAlias.Minimum,
                formatProvider: CultureInfo.InvariantCulture,
                standardErrorFromLevel: isTask ? LevelAlias.Minimum : null)
            .WriteTo.File(
                Path.Combine(settings.Folder, $"{environment}-.log"),
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: MaxFileBytes,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: FilesKept,
                shared: true));
    }
}

/// <summary>Where and how much to log.</summary>
internal sealed record LogSettings
{
    public const string Section = "Log";

    /// <summary>Folder of the log files, relative to the working directory.</summary>
    public string Folder { get; init; } = "data/log";

    /// <summary>Lowest level written.</summary>
    public LogEventLevel Level { get; init; } = LogEventLevel.Information;
}
