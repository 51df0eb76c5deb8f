using System.Text.RegularExpressions;
using StockStats.Tests.Deployment.Support;

namespace StockStats.Tests.Deployment;

/// <summary>What nginx and the program have to agree on.</summary>
[TestFixture]
public sealed partial class NginxSettingsTests
{
    private readonly string _main = ComposeFile.Read("deploy/nginx/nginx.conf");
    private readonly string _upstream = ComposeFile.Read("deploy/nginx/upstream.conf");

    [Test]
    public void The_replicas_are_those_of_the_compose_files([Values("docker-compose.stg.yml", "docker-compose.prod.yml")] string file)
    {
        var web = ComposeFile.Load(file).Services.Where(service => service.Value.List("networks").Contains("front")
            && service.Value.List("secrets").Contains("loader_key")).Select(service => $"{service.Key}:8080");

        Assert.That(UpstreamFile.Replicas(_upstream), Is.EqualTo(web));
        Assert.That(ComposeFile.Read("Dockerfile"), Does.Contain("ASPNETCORE_HTTP_PORTS=8080"));
    }

    [Test]
    public void Bodies_and_headers_are_bounded_as_the_program_bounds_them()
    {
        Assert.That(Number(_main, "client_max_body_size"), Is.EqualTo(new LimitSettings().BodyBytes));
        Assert.That(int.Parse(HeaderBuffers().Match(_main).Groups["count"].ValueSpan, provider: null) * 8 * 1024, Is.EqualTo(new ConnectionSettings().HeaderBytes));
    }

    [Test]
    public void A_connection_to_a_replica_is_closed_by_nginx_first() =>
        Assert.That(Number(_upstream, "keepalive_timeout"), Is.LessThan(new ConnectionSettings().KeepAliveSeconds));

    [Test]
    public void Only_what_can_be_asked_twice_is_asked_twice() =>
        Assert.That(NextUpstream().Match(_main).Groups["when"].Value, Is.EqualTo("error timeout"), "neither non_idempotent nor http_503");

    [Test]
    public void The_compose_files_publish_the_ports_that_nginx_listens_on()
    {
        Assert.That(ComposeFile.Read("deploy/nginx/listen.conf"), Does.Contain("listen 8443 ssl;"));
        Assert.That(ComposeFile.Read("deploy/nginx/listen-http.conf"), Does.Contain("listen 8080;"));
        Assert.That(ComposeFile.Load("docker-compose.prod.yml").Services["nginx"].List("ports").Select(port => port.Split(':')[^1]), Is.EqualTo(new[] { "8443", "8080" }));
    }

    private static int Number(string text, string directive) =>
        int.Parse(Regex.Match(text, $@"^\s*{directive} (?<value>\d+)s?;", RegexOptions.Multiline).Groups["value"].ValueSpan, provider: null);

    [GeneratedRegex(@"large_client_header_buffers (?<count>\d+) 8k;", RegexOptions.ExplicitCapture)]
    private static partial Regex HeaderBuffers();

    [GeneratedRegex("proxy_next_upstream (?<when>[^;]+);", RegexOptions.ExplicitCapture)]
    private static partial Regex NextUpstream();
}
