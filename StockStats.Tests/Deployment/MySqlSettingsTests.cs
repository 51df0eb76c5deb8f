using StockStats.Tests.Deployment.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Deployment;

/// <summary>deploy/mysql/my.cnf.</summary>
[TestFixture]
public sealed class MySqlSettingsTests
{
    /// <summary>Options that MySQL 8.4 or 9 no longer has, or has announced to drop.</summary>
    private static readonly string[] Gone =
    [
        "default-authentication-plugin", "query-cache-size", "innodb-log-file-size", "innodb-log-files-in-group", "expire-logs-days", "log-slave-updates",
        "slave-parallel-workers", "skip-ssl", "symbolic-links", "innodb-undo-tablespaces", "innodb-large-prefix", "innodb-file-format", "binlog-format",
        "character-set-client-handshake", "skip-host-cache", "binlog-transaction-dependency-tracking", "innodb-support-xa", "log-warnings", "old-passwords",
    ];

    [Test]
    public void No_option_is_one_that_the_next_version_refuses() => Assert.That(Options(), Is.Unique.And.None.AnyOf(Gone));

    [Test, Category(StorageFixture.Server)]
    public async Task A_server_takes_every_option()
    {
        using var server = ServerProgram.Start("mariadbd", "mariadb-server", [$"--defaults-file={ComposeFile.PathOf("deploy/mysql/my.cnf")}", "--verbose", "--help"]);
        var said = ServerProgram.Lines(server);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await server.WaitForExitAsync(patience.Token);
        var lines = await said.ReadAllAsync(patience.Token).ToListAsync(patience.Token);

        Assert.That(server.ExitCode, Is.Zero, string.Join('\n', lines.TakeLast(5)));
        Assert.That(Value(lines, "local-infile"), Is.EqualTo("TRUE"));
        Assert.That(Value(lines, "character-set-server"), Is.EqualTo("utf8mb4"));
        Assert.That(Value(lines, "require-secure-transport"), Is.EqualTo("TRUE"));
        Assert.That(Value(lines, "innodb-buffer-pool-size"), Is.EqualTo("1073741824"));
    }

    private static string? Value(List<string> lines, string option) => lines
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(words => words.Length == 2 && words[0] == option)?[1];

    private static IEnumerable<string> Options() => ComposeFile.Read("deploy/mysql/my.cnf").Split('\n')
        .Where(line => line.Contains(" = ", StringComparison.Ordinal) && !line.StartsWith('#'))
        .Select(line => line.Split(" = ")[0].Replace("loose-", "", StringComparison.Ordinal));
}
