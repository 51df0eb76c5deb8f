using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using StockStats.Tests.Deployment.Support;

namespace StockStats.Tests.Deployment;

/// <summary>deploy/make-secrets.sh makes every secret that compose files mount.</summary>
[TestFixture, Category("Program")]
public sealed class SecretsScriptTests
{
    private const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Create() => _folder = new();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task Every_secret_of_the_compose_files_is_made_behind_a_closed_door()
    {
        var secrets = _folder.File("secrets");

        await RunAsync("--self-signed", "prices.example", secrets);

        var mounted = ComposeFile.Names.SelectMany(name => ComposeFile.Load(name).Section("secrets").Keys).Distinct(StringComparer.Ordinal);
        Assert.That(Directory.GetFiles(secrets).Select(Path.GetFileName), Is.EquivalentTo(mounted));
        Assert.That(File.GetUnixFileMode(secrets), Is.EqualTo(Closed));
        foreach (var file in Directory.GetFiles(secrets))
            Assert.That(File.GetUnixFileMode(file) & UnixFileMode.OtherRead, Is.EqualTo(UnixFileMode.OtherRead), $"{file}: accounts of containers read it");
    }

    [Test]
    public async Task A_folder_above_and_one_that_was_there_are_closed_too()
    {
        var secrets = _folder.File("secrets");

        await RunAsync(Path.Combine(secrets, "stg"));
        var above = File.GetUnixFileMode(secrets);
        File.SetUnixFileMode(secrets, above | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await RunAsync(secrets);

        Assert.That((above, File.GetUnixFileMode(secrets)), Is.EqualTo((Closed, Closed)));
    }

    [Test]
    public async Task Secrets_differ_and_those_that_are_there_stay()
    {
        await RunAsync("--self-signed", "prices.example", _folder.Path);
        var first = Contents();
        File.Delete(_folder.File("loader_key"));

        await RunAsync("--self-signed", "other.example", _folder.Path);

        Assert.That(first.Values, Is.Unique);
        Assert.That(Contents().Where(file => first[file.Key] != file.Value).Select(file => file.Key), Is.EqualTo(new[] { "loader_key" }));
    }

    [Test]
    public async Task The_certificate_is_of_the_host_and_the_key()
    {
        await RunAsync("--self-signed", "prices.example", _folder.Path);

        using var certificate = X509Certificate2.CreateFromPemFile(_folder.File("tls_certificate"), _folder.File("tls_key"));

        Assert.That(certificate.MatchesHostname("prices.example"), Is.True);
        Assert.That(certificate.GetECDsaPublicKey()!.KeySize, Is.EqualTo(256));
    }

    private Dictionary<string, string> Contents() => Directory.GetFiles(_folder.Path)
        .ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText, StringComparer.Ordinal);

    private static async Task RunAsync(params string[] arguments)
    {
        using var script = Process.Start(new ProcessStartInfo(ComposeFile.PathOf("deploy/make-secrets.sh"), arguments) { RedirectStandardOutput = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await script.StandardOutput.ReadToEndAsync(patience.Token);
        await script.WaitForExitAsync(patience.Token);
        Assert.That(script.ExitCode, Is.Zero);
    }
}
