using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.MySql;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.MySql;

/// <summary>A server with a certificate that nobody vouches for.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class TlsTests
{
    private TemporaryFolder _folder = null!;
    private MariaDbServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new();
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(_folder.Path, (UnixFileMode)0x1ED);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var certificateFile = _folder.Write("server.crt", certificate.ExportCertificatePem());
        _server = await MariaDbServer.StartAsync($"--ssl-cert={certificateFile}", $"--ssl-key={_folder.Write("server.key", key.ExportRSAPrivateKeyPem())}");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [TestCase(null, true)]
    [TestCase(TlsMode.None, false)]
    [TestCase(TlsMode.Preferred, true)]
    [TestCase(TlsMode.Required, true)]
    public async Task The_connection_is_encrypted_as_the_setting_says(TlsMode? tls, bool encrypted)
    {
        await using var database = new MariaDbDatabase(_server, new() { Tls = tls });
        await database.Migrator.MigrateUpAsync(CancellationToken.None);

        var cipher = (await database.QueryAsync<string>("SELECT variable_value FROM information_schema.session_status WHERE variable_name = 'Ssl_cipher'"))[0];

        Assert.That(cipher, encrypted ? Is.Not.Empty : Is.Empty);
        Assert.That(await database.StoreDaysAsync("IBM", new(2024, 1, 2), 300), Is.EqualTo(new WriteCounts(300, 0, 0)));
    }

    [TestCase(TlsMode.VerifyCa)]
    [TestCase(TlsMode.VerifyFull)]
    public async Task A_certificate_that_has_to_be_trusted_and_is_not_ends_it(TlsMode tls)
    {
        await using var database = new MariaDbDatabase(_server);
        await database.Migrator.MigrateUpAsync(CancellationToken.None);
        await using var careful = database.Process(services => services.AddMySqlPriceStorage(database.ConnectionString, new() { Tls = tls, Retries = 0 }));

        var failure = await Assert.ThrowsAsync<StorageException>(
            () => careful.GetRequiredService<IPriceStore>().FindSymbolAsync("IBM", CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain("trusted").And.Contain("Database:Tls"));
    }
}
