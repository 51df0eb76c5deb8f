using System.CommandLine;
using Messaging.AppTasks;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Storage;

namespace StockStats.AppTasks;

/// <summary><c>backup</c>: writes a copy of the SQLite database, while it is used.</summary>
internal sealed class BackupTask : IAppTask
{
    private readonly Option<string> _path = BackupOptions.Path("Where to write the copy: a file that is not there yet.");
    private readonly DatabaseCopies _copies;
    private readonly AppTaskConsole _console;

    public BackupTask(DatabaseCopies copies, AppTaskConsole console)
    {
        (_copies, _console) = (copies, console);
        Command = new("backup", "Writes a copy of the SQLite database while it is used. docs/backup.md has the way for servers.") { _path };
    }

    public Command Command { get; }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = BackupOptions.Checked(_copies, arguments.GetValue(_path)!);
        await _copies.BackUpAsync(path, cancellationToken);
        await _console.Output.WriteLineAsync(FormattableString.Invariant($"backup {path}, {new FileInfo(path).Length} bytes"));
        return ExitCodes.Done;
    }
}

/// <summary><c>restore</c>: puts such a copy in place of the SQLite database, while it is used.</summary>
internal sealed class RestoreTask : IAppTask
{
    private readonly Option<string> _path = BackupOptions.Path("The copy, as backup wrote it.");
    private readonly DatabaseCopies _copies;
    private readonly DatabaseMigrator _migrator;
    private readonly AppTaskConsole _console;

    public RestoreTask(DatabaseCopies copies, DatabaseMigrator migrator, AppTaskConsole console)
    {
        (_copies, _migrator, _console) = (copies, migrator, console);
        Command = new("restore", "Puts a copy in place of the SQLite database and brings its schema up to date. All that was stored since is lost.") { _path };
    }

    public Command Command { get; }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = BackupOptions.Checked(_copies, arguments.GetValue(_path)!);
        await _copies.RestoreAsync(path, cancellationToken);
        await _migrator.MigrateUpAsync(cancellationToken);
        await _console.Output.WriteLineAsync($"restored {path}");
        return ExitCodes.Done;
    }
}

/// <summary><c>renew-id</c>: what is to be done once a database was restored by other means, or copied to live beside the original.</summary>
internal sealed class RenewIdTask(DatabaseCopies copies, AppTaskConsole console) : IAppTask
{
    public Command Command { get; } = new("renew-id", "Gives the database a new database_id: after it was restored by other means, or copied.");

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await console.Output.WriteLineAsync($"database_id {await copies.RenewIdAsync(cancellationToken)}");
        return ExitCodes.Done;
    }
}

/// <summary>What both take.</summary>
internal static class BackupOptions
{
    public static Option<string> Path(string description) => new("--path") { Description = description, Required = true };

    /// <exception cref="WrongUsageException">The database is no file.</exception>
    public static string Checked(DatabaseCopies copies, string path) => copies.AreMadeHere
        ? path
        : throw new WrongUsageException("backup and restore are for SQLite: a server has its own tools, which docs/backup.md names");
}
