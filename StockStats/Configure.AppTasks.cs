using System.Runtime.InteropServices;
using Messaging.AppTasks;
using Messaging.OpenApi;
using StockStats.AppTasks;
using StockStats.ServiceInterface.Export;

namespace StockStats;

/// <summary>The maintenance commands of this program.</summary>
internal static class ConfigureAppTasks
{
    public static void AddAppTasks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new AppTaskConsole(Console.Out, Console.Error, IsTerminal: !Console.IsOutputRedirected));
        builder.Services.AddSingleton<IAppTask, MigrateTask>();
        builder.Services.AddSingleton<IAppTask, RevertMigrationTask>();
        builder.Services.AddSingleton<IAppTask, BackupTask>();
        builder.Services.AddSingleton<IAppTask, RestoreTask>();
        builder.Services.AddSingleton<IAppTask, RenewIdTask>();
        builder.Services.AddSingleton<IAppTask, IngestTask>();
        builder.Services.AddSingleton<IAppTask, ListingsTask>();
        builder.Services.AddSingleton<IAppTask, KeysTask>();
        builder.Services.AddSingleton<PriceExport>();
        builder.Services.AddSingleton<IAppTask, ExportTask>();
        builder.Services.AddSingleton<IAppTask, HealthTask>();
        builder.Services.AddSingleton<IAppTask>(services =>
            new ContractTask(services.GetRequiredService<OpenApiDocuments>, services.GetRequiredService<AppTaskConsole>()));
    }

    /// <summary>Runs the tasks that the command line names, one after the other.</summary>
    /// <returns>The exit code of the first task that did not end with 0, else 0.</returns>
    public static async Task<int> RunAppTasksAsync(this WebApplication app, string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = StopOn(PosixSignal.SIGINT, stop);
        using var terminate = StopOn(PosixSignal.SIGTERM, stop);
        app.AnnounceChanges();
        app.StartTelemetry();
        var console = app.Services.GetRequiredService<AppTaskConsole>();
        var runner = new AppTaskRunner(app.Services.GetServices<IAppTask>(), console.Output, console.Error);
        return await runner.RunAsync(args, stop.Token);
    }

    /// <summary>The host's own lifetime, which listens for signals, is not started for tasks.</summary>
    private static PosixSignalRegistration StopOn(PosixSignal signal, CancellationTokenSource stop) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
}
