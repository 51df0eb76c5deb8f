using System.Diagnostics;
using System.Globalization;

namespace StockStats.Tests.Storage.Support;

/// <summary>A real MariaDB server on a free port, with a data folder of its own that goes with it.</summary>
internal sealed class MariaDbServer : IAsyncDisposable
{
    private const string Package = "mariadb-server";
    private const string Ready = "ready for connections";
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _options;
    private Process? _process;

    private MariaDbServer(string address, int port, string[] options) => (Address, Port, _options) = (address, port, options);

    /// <summary>Of this machine.</summary>
    public string Address { get; }

    public int Port { get; }

    /// <summary>Makes a data folder and starts a server on it.</summary>
    /// <param name="options">Options beside the usual ones, for example <c>--local-infile=0</c>.</param>
    public static async Task<MariaDbServer> StartAsync(params string[] options)
    {
        var server = await InstallAsync("127.0.0.1", ServerProgram.FreePort(), options);
        try
        {
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a data folder only.</summary>
    public static async Task<MariaDbServer> InstallAsync(string address, int port, params string[] options)
    {
        var server = new MariaDbServer(address, port, options);
        try
        {
            await server.InstallAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public string ConnectionString(string database, string settings = "") =>
        string.Create(CultureInfo.InvariantCulture, $"Server={Address};Port={Port};User ID=root;Database={database};{settings}");

    /// <summary>Starts the server on the data it has.</summary>
    /// <param name="more">Options for this time only.</param>
    public async Task StartAgainAsync(params string[] more)
    {
        string[] arguments =
        [
            "--no-defaults", .. RunAs(), $"--datadir={DataFolder}", $"--tmpdir={_folder.Path}", string.Create(CultureInfo.InvariantCulture, $"--port={Port}"),
            $"--bind-address={Address}", $"--socket={_folder.File("s")}", $"--pid-file={_folder.File("pid")}",
            "--skip-name-resolve", "--local-infile=1", "--innodb-flush-log-at-trx-commit=2", "--innodb-log-file-size=32M", .. _options, .. more,
        ];
        _process = ServerProgram.Start("mariadbd", Package, arguments);
        var lines = ServerProgram.Lines(_process);
        using var patience = new CancellationTokenSource(Bound);
        List<string> said = [];
        await foreach (var line in lines.ReadAllAsync(patience.Token))
        {
            if (line.Contains(Ready, StringComparison.Ordinal)) return;
            said.Add(line);
        }

        throw new InvalidOperationException($"mariadbd ended before it was ready:\n{string.Join('\n', said)}");
    }

    /// <summary>Ends the server as kill -9 and a power cut do.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        if (!process.HasExited) process.Kill();
        using var patience = new CancellationTokenSource(Bound);
        await process.WaitForExitAsync(patience.Token);
        process.Dispose();
        _process = null;
    }

    public bool IsRunning => _process is { HasExited: false };

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        _folder.Dispose();
    }

    private string DataFolder => _folder.File("data");

    private async Task InstallAsync()
    {
        // Run by root, the server becomes mysql, who must be able to enter.
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(_folder.Path, (UnixFileMode)0x1FF);
        using var install = ServerProgram.Start("mariadb-install-db", Package,
            ["--no-defaults", .. RunAs(), $"--datadir={DataFolder}", $"--tmpdir={_folder.Path}", "--auth-root-authentication-method=normal", "--skip-test-db"]);
        var said = ServerProgram.Lines(install);
        using var patience = new CancellationTokenSource(Bound);
        await install.WaitForExitAsync(patience.Token);
        if (install.ExitCode != 0)
            throw new InvalidOperationException($"mariadb-install-db failed:\n{string.Join('\n', await said.ReadAllAsync(patience.Token).ToListAsync(patience.Token))}");
    }

    private static string[] RunAs() => Environment.IsPrivilegedProcess ? ["--user=mysql"] : [];
}
