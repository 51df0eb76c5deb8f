using System.Diagnostics;
using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Deployment.Support;

/// <summary>A real nginx with the configuration of deploy/nginx: only ports, certificate and the addresses of the replicas are the test's.</summary>
internal sealed class NginxServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _certificate;
    private Process? _process;

    private NginxServer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public int Port { get; } = ServerProgram.FreePort();

    /// <summary>Where it answers without TLS.</summary>
    public int PlainPort { get; } = ServerProgram.FreePort();

    /// <param name="replicas">Hosts and ports to take the place of web1 and web2.</param>
    public static Task<NginxServer> StartAsync(params string[] replicas) => StartAsync((Old: "", New: ""), replicas);

    /// <param name="limit">What a test cannot wait for, or fill: a text of nginx.conf, and the one to take its place.</param>
    /// <param name="replicas">Hosts and ports to take the place of web1 and web2.</param>
    public static async Task<NginxServer> StartAsync((string Old, string New) limit, params string[] replicas)
    {
        var server = new NginxServer();
        try
        {
            server.Configure(replicas);
            if (limit.Old.Length > 0) server.Change("nginx.conf", text => Replaced(text, limit.Old, limit.New));
            server._process = ServerProgram.Start("nginx", "nginx",
                ["-e", "stderr", "-p", $"{server._folder.Path}/", "-c", server._folder.File("conf/nginx.conf"), "-g", "daemon off;"]);
            var said = ServerProgram.Lines(server._process);
            using var client = server.Client();
            await Eventually.TrueAsync(() => server._process.HasExited
                ? throw new InvalidOperationException($"nginx ended: {(said.TryRead(out var line) ? line : "without a word")}")
                : AnswersAsync(client));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client that trusts its certificate and no other.</summary>
    /// <param name="from">The client's own address: nginx may tell 127.0.0.1 from others.</param>
    public HttpClient Client(string from = "127.0.0.2")
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ConnectCallback = LocalAddress.Of(from) };
        var own = _certificate.GetCertHashString(HashAlgorithmName.SHA256);
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString(HashAlgorithmName.SHA256) == own;
        return new(handler) { BaseAddress = new(string.Create(CultureInfo.InvariantCulture, $"https://localhost:{Port}")), Timeout = TimeSpan.FromMinutes(1) };
    }

    /// <summary>A connection with nothing of HTTP on it yet.</summary>
    public async Task<SslStream> ConnectAsync()
    {
        var stream = await LocalAddress.To("127.0.0.2")(Port, CancellationToken.None);
        var own = _certificate.GetCertHashString(HashAlgorithmName.SHA256);
        var tls = new SslStream(stream, leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate?.GetCertHashString(HashAlgorithmName.SHA256) == own);
        await tls.AuthenticateAsClientAsync("localhost");
        return tls;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _certificate.Dispose();
        _folder.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/metrics");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Configure(string[] replicas)
    {
        // Run by root, its workers become another account, which must be able to enter.
        File.SetUnixFileMode(_folder.Path, (UnixFileMode)0x1FF);
        Directory.CreateDirectory(_folder.File("conf"));
        foreach (var file in Directory.GetFiles(ComposeFile.PathOf("deploy/nginx"))) File.Copy(file, _folder.File($"conf/{Path.GetFileName(file)}"));
        _folder.Write("conf/certificate", _certificate.ExportCertificatePem());
        using var key = _certificate.GetECDsaPrivateKey()!;
        _folder.Write("conf/key", key.ExportECPrivateKeyPem());
        Change("listen.conf", text => text.Replace("8443 ssl", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port} ssl http2"), StringComparison.Ordinal)
            .Replace("http2 on;", "", StringComparison.Ordinal)
            .Replace("/run/secrets/tls_certificate", "certificate", StringComparison.Ordinal).Replace("/run/secrets/tls_key", "key", StringComparison.Ordinal));
        Change("listen-http.conf", text => text.Replace("listen 8080", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{PlainPort}"), StringComparison.Ordinal));
        Change("upstream.conf", text => UpstreamFile.With(text, replicas));
    }

    private static string Replaced(string text, string old, string @new) => text.Contains(old, StringComparison.Ordinal)
        ? text.Replace(old, @new, StringComparison.Ordinal)
        : throw new InvalidOperationException($"nginx.conf has no '{old}'");

    private void Change(string file, Func<string, string> change) =>
        _folder.Write($"conf/{file}", change(File.ReadAllText(_folder.File($"conf/{file}"))));
}
