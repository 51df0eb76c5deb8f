using System.Globalization;
using System.Text.RegularExpressions;
using StockStats.Tests.Deployment.Support;

namespace StockStats.Tests.Deployment;

/// <summary>What every service of every compose file has.</summary>
[TestFixtureSource(typeof(ComposeFile), nameof(ComposeFile.Names))]
public sealed partial class ComposeServiceTests(string file)
{
    private readonly ComposeFile _compose = ComposeFile.Load(file);

    [Test]
    public void A_service_is_started_again_and_its_health_is_asked_for_unless_it_runs_once() => Each((service, name) =>
    {
        var runsOnce = service.Text("restart") == "no";
        Assert.That(service.Text("restart"), Is.EqualTo(runsOnce ? "no" : "unless-stopped"));
        Assert.That(service.Map("healthcheck").List("test"), runsOnce ? Is.Empty : Is.Not.Empty);
        Assert.That(runsOnce, Is.EqualTo(name == "migrate"));
    });

    [Test]
    public void A_service_has_limits_and_logs_that_end() => Each((service, _) =>
    {
        var limits = service.Map("deploy").Map("resources").Map("limits");
        Assert.That(limits.Keys, Is.SupersetOf(new[] { "cpus", "memory" }));
        Assert.That(service.Map("logging").Map("options").Keys, Is.EquivalentTo(new[] { "max-size", "max-file" }));
        Assert.That(service.Text("stop_grace_period"), Does.Match("^[0-9]+s$"));
    });

    [Test]
    public void A_service_has_no_rights_it_does_not_need() => Each((service, _) =>
    {
        Assert.That(service.List("cap_drop"), Is.EqualTo(new[] { "ALL" }));
        Assert.That(service.List("security_opt"), Is.EqualTo(new[] { "no-new-privileges:true" }));
        Assert.That(service.Has("privileged") || service.Has("cap_add"), Is.False);
    });

    [Test]
    public void An_image_has_a_version() => Each((service, _) =>
    {
        Assert.That(service.Text("image"), Does.Match(@"^[a-z-]+:(?!latest).+$"));
        Assert.That(service.Text("user"), Does.Match(@"^(|[0-9]+:[0-9]+|\$\{DEV_USER:-1000:1000\})$"), "an account by number, or that of the image");
    });

    [Test]
    public void No_secret_stands_in_clear() => Each((service, _) =>
    {
        foreach (var variable in service.Map("environment").Keys)
        {
            Assert.That(variable, Does.Not.Match("(?i)(key|password|secret|token)$"), "by a file, such as KeyFile");
            Assert.That(service.Map("environment").Text(variable), Does.Not.Match("(?i)(password|pwd)="));
        }
    });

    [Test]
    public void What_is_mounted_is_there() => Each((service, _) =>
    {
        foreach (var source in service.List("volumes").Select(volume => volume.Split(':')[0]))
        {
            if (source.StartsWith('.'))
                Assert.That(Path.Exists(ComposeFile.PathOf(source)), Is.True, source);
            else
                Assert.That(_compose.Section("volumes").Keys, Does.Contain(source));
        }

        Assert.That(_compose.Section("secrets").Keys, Is.SupersetOf(service.List("secrets")));
        Assert.That(_compose.Section("networks").Keys, Is.SupersetOf(service.List("networks")));
        if (service.Has("build")) Assert.That(Directory.Exists(ComposeFile.PathOf(service.Map("build").Text("context"))), Is.True);
    });

    [Test]
    public void The_example_names_each_variable_and_no_other()
    {
        var example = ComposeFile.Read($".env.{file.Split('.')[1]}.example");
        var named = Assignment().Matches(example).Select(match => match.Groups["name"].Value);
        var text = _compose.Services.Values.Any(service => service.Has("extends"))
            ? _compose.Text + ComposeFile.Read("docker-compose.prod.yml")
            : _compose.Text;

        Assert.That(named, Is.SubsetOf(Variables(text)));
        Assert.That(named, Is.SupersetOf(Variables(_compose.Text)));
        if (file != "docker-compose.dev.yml") Assert.That(named, Is.EquivalentTo(Variables(text)));
    }

    [Test]
    public void A_stop_leaves_the_program_the_time_it_takes_to_answer_what_is_under_way()
    {
        if (file == "docker-compose.dev.yml") Assert.Pass("in development nobody waits");
        foreach (var name in new[] { "web1", "web2", "ingest", "nginx" })
        {
            var grace = int.Parse(_compose.Services[name].Text("stop_grace_period").TrimEnd('s'), CultureInfo.InvariantCulture);
            var delay = int.Parse(_compose.Services["web1"].Map("environment").Text("Shutdown__DelaySeconds"), CultureInfo.InvariantCulture);
            Assert.That(grace, Is.GreaterThan(30 + delay), name);
        }
    }

    private static IEnumerable<string> Variables(string text) =>
        Variable().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    private void Each(Action<YamlNodeMap, string> check) => Assert.Multiple(() =>
    {
        Assert.That(_compose.Services, Is.Not.Empty);
        foreach (var (name, service) in _compose.Services)
        {
            TestContext.Out.WriteLine(name);
            check(service, name);
        }
    });

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();

    [GeneratedRegex("^(?<name>[A-Z_]+)=", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Assignment();
}
