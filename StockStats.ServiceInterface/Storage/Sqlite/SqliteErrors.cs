using System.Globalization;
using Microsoft.Data.Sqlite;

namespace StockStats.ServiceInterface.Storage.Sqlite;

/// <summary>Turns SQLite's result codes (https://sqlite.org/rescode.html) into sentences a user can act on.</summary>
internal static class SqliteErrors
{
    private const int Error = 1;
    private const int Perm = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Explains an error.</summary>
    /// <param name="error">As the driver threw it.</param>
    /// <param name="path">Full path of the database file.</param>
    /// <param name="timeoutSeconds">How long the connection waits for a lock.</param>
    public static StorageException Explain(Exception error, string path, int timeoutSeconds)
    {
        var code = (error as SqliteException)?.SqliteErrorCode;
        return new(code switch
        {
            Busy or Locked =>
                $"The database {path} is locked: another process has held it for more than {Seconds(timeoutSeconds)}. " +
                "Nothing of this operation was stored. Wait until the other process is done, or raise 'Default Timeout' (seconds) in the connection string.",
            Full => $"The disk of the database {path} is full. Nothing of this operation was stored. Free space on it and try again.",
            CannotOpen => $"The database {path} cannot be opened: {WhyNotOpened(path)}",
            Corrupt or NotADatabase =>
                $"The file {path} is damaged, or not a SQLite database. Restore it from a backup, or name another file in the connection string.",
            ReadOnly or Perm => $"The database {path} is read-only for this process. Allow it to write the file and its folder.",
            IoError =>
                $"The disk failed while reading or writing the database {path}, or a limit on file sizes was reached. " +
                "Nothing of this operation was stored. Check the disk, its free space and the process's limits.",
            Error when IsSchemaMissing(error) =>
                $"The database {path} lacks tables of this version of the program. Apply the migrations: --AppTasks=migrate.",
            _ => $"The database {path} failed with SQLite error {code?.ToString(CultureInfo.InvariantCulture) ?? "?"}.",
        }, error);
    }

    private static string Seconds(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} s");

    private static bool IsSchemaMissing(Exception error) =>
        error.Message.Contains("no such table", StringComparison.Ordinal) || error.Message.Contains("no such column", StringComparison.Ordinal)
        || error.Message.Contains("has no column named", StringComparison.Ordinal);

    /// <summary>SQLite does not say why; the file system does.</summary>
    private static string WhyNotOpened(string path)
    {
        if (Directory.Exists(path)) return "it is a folder. Name a file in the connection string.";
        if (File.Exists(path)) return "this process may not read it. Allow it to read and write the file and its folder.";
        var folder = Path.GetDirectoryName(path);
        if (File.Exists(folder)) return $"{folder} is a file, not a folder.";
        return Directory.Exists(folder)
            ? "the file does not exist, or cannot be made in its folder. Make it with --AppTasks=migrate, and allow the process to write there."
            : $"the folder {folder} does not exist or may not be entered. Make the database with --AppTasks=migrate.";
    }
}
