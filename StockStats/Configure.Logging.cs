using System.Globalization;
using Messaging.Requests;
using Serilog;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;
using StockStats.Logging;
using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>
/// Logs to the console and to one file a day, <c>{Log:Folder}/{environment}-yyyyMMdd.log</c>. While an AppTask runs, standard
/// output belongs to the task's report, so the console log goes to standard error and starts at warnings.
/// </summary>
internal static partial class ConfigureLogging
{
    private const string Template = $"[{{Timestamp:HH:mm:ss}} {{Level:u3}}] {{Message:lj}} {{{RequestIdEnricher.Name}:l}}{{NewLine}}{{Exception}}";

    /// <exception cref="WrongSettingException">A value is out of its range.</exception>
    public static void AddLogging(this WebApplicationBuilder builder, bool isTask)
    {
        var settings = LogSettings.Read(builder.Configuration);
        var isJson = (settings.Format ?? (builder.Environment.IsDevelopment() ? LogFormat.Text : LogFormat.Json)) == LogFormat.Json;
        var path = settings.Folder is { Length: > 0 } folder ? Path.Combine(folder, $"{builder.Environment.EnvironmentName.ToLowerInvariant()}-.log") : null;
        var trouble = path is null ? null : LogFolder.FindTrouble(settings.Folder!);
        builder.Services.AddRequestIds();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSerilog((services, log) =>
        {
            Limit(log.MinimumLevel.Is(settings.Level)).Enrich.With(new RequestIdEnricher(services.GetRequiredService<RequestIds>()));
            // A person reads what a task says, unless the settings say otherwise.
            WriteToConsole(log, Formatter(isJson && !(isTask && settings.Format is null)), isTask);
            if (path is not null && trouble is null) WriteToFiles(log, Formatter(isJson), path, settings);
        });
        if (trouble is not null) builder.Services.AddHostedService(services => new NoFilesNote(settings.Folder!, trouble, services.GetRequiredService<ILoggerFactory>()));
    }

    /// <summary>Gives requests their ids, and logs them where that is set; before all other middleware.</summary>
    public static void UseRequestLogs(this WebApplication app)
    {
        app.UseRequestIds();
        if (app.Services.GetRequiredService<LogSettings>().Requests) app.UseMiddleware<RequestLogMiddleware>();
    }

    private static LoggerConfiguration Limit(LoggerConfiguration log) => log
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
        // Where it may log, it makes an activity and a scope for each request, of which nothing is written.
        .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
        .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
        .MinimumLevel.Override("FluentMigrator", LogEventLevel.Warning)
        .MinimumLevel.Override("Polly", LogEventLevel.Error);

    private static ITextFormatter Formatter(bool isJson) =>
        isJson ? new RenderedCompactJsonFormatter() : new MessageTemplateTextFormatter(Template, CultureInfo.InvariantCulture);

    private static void WriteToConsole(LoggerConfiguration log, ITextFormatter formatter, bool isTask) => log.WriteTo.Console(
        formatter,
        restrictedToMinimumLevel: isTask ? LogEventLevel.Warning : LevelAlias.Minimum,
        standardErrorFromLevel: isTask ? LevelAlias.Minimum : null);

    private static void WriteToFiles(LoggerConfiguration log, ITextFormatter formatter, string path, LogSettings settings) => log.WriteTo.File(
        formatter,
        path,
        rollingInterval: RollingInterval.Day,
        fileSizeLimitBytes: settings.FileBytes,
        rollOnFileSizeLimit: true,
        retainedFileCountLimit: settings.Files,
        shared: true);

    /// <summary>Says once, where it can be said, that there are no log files.</summary>
    private sealed partial class NoFilesNote(string folder, string trouble, ILoggerFactory logs) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            NoFiles(logs.CreateLogger<NoFilesNote>(), folder, trouble);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        [LoggerMessage(1041, LogLevel.Warning, "No log files are written in {Folder} (Log:Folder): {Trouble}")]
        private static partial void NoFiles(Microsoft.Extensions.Logging.ILogger log, string folder, string trouble);
    }
}
