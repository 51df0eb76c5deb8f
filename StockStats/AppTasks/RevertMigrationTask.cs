using System.CommandLine;
using Messaging.AppTasks;
using StockStats.ServiceInterface.Storage;

namespace StockStats.AppTasks;

/// <summary><c>migrate.revert</c>: takes the last migration back.</summary>
internal sealed class RevertMigrationTask(DatabaseMigrator migrator, AppTaskConsole console) : IAppTask
{
    public Command Command { get; } = new("migrate.revert", "Takes the last migration back. What only it could hold is lost.");

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await migrator.MigrateDownAsync(cancellationToken);
        await console.Output.WriteLineAsync($"schema {await migrator.ReadVersionAsync(cancellationToken)}");
        return ExitCodes.Done;
    }
}
