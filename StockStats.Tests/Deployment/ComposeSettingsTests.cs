using System.Text.RegularExpressions;
using StockStats.Tests.Deployment.Support;

namespace StockStats.Tests.Deployment;

/// <summary>The settings that compose files and images give to the program.</summary>
[TestFixture]
public sealed partial class ComposeSettingsTests
{
    /// <summary>Variables of the runtime and of other programs.</summary>
    private static readonly string[] Foreign = ["DOTNET_ENVIRONMENT", "DOTNET_TieredPGO", "MYSQL_ROOT_PASSWORD_FILE"];

    [TestCaseSource(typeof(ComposeFile), nameof(ComposeFile.Names))]
    public void Each_setting_has_a_row_in_the_documentation(string file)
    {
        var page = ComposeFile.Read("docs/configuration.md");
        var documented = Row().Matches(page).Select(match => match.Groups["name"].Value);
        var used = ComposeFile.Load(file).Services.Values.SelectMany(service => service.Map("environment").Keys).Except(Foreign, StringComparer.Ordinal)
            .Select(variable => KeyName().Replace(variable.Replace("__", ":", StringComparison.Ordinal), "Auth:Keys:{name}:")).Distinct(StringComparer.Ordinal);

        Assert.That(used, Is.Not.Empty.And.SubsetOf(documented));
    }

    [TestCase("docker-compose.stg.yml", "Staging")]
    [TestCase("docker-compose.prod.yml", "Production")]
    public void Every_process_of_the_program_is_in_the_same_environment(string file, string environment) => Assert.That(
        Program(file).Select(service => service.Map("environment").Text("DOTNET_ENVIRONMENT")).Distinct(StringComparer.Ordinal), Is.EqualTo(new[] { environment }));

    [TestCase("docker-compose.stg.yml")]
    [TestCase("docker-compose.prod.yml")]
    public void One_server_alone_has_the_schedule_and_none_but_migrate_may_change_tables(string file)
    {
        var services = ComposeFile.Load(file).Services;

        Assert.That(services.Where(service => service.Value.Map("environment").Has("Ingest__Schedule")).Select(service => service.Key), Is.EqualTo(new[] { "ingest" }));
        Assert.That(services.Where(service => service.Value.List("secrets").Contains("mysql_migrate_password")).Select(service => service.Key),
            Is.EquivalentTo(new[] { "migrate", "mysql" }));
    }

    [TestCase("docker-compose.stg.yml")]
    [TestCase("docker-compose.prod.yml")]
    public void Servers_begin_after_the_migration_and_nginx_after_them(string file)
    {
        var services = ComposeFile.Load(file).Services;

        foreach (var name in new[] { "web1", "web2", "ingest" })
            Assert.That(services[name].Map("depends_on").Map("migrate").Text("condition"), Is.EqualTo("service_completed_successfully"), name);
        Assert.That(services["migrate"].Map("depends_on").Map("mysql").Text("condition"), Is.EqualTo("service_healthy"));
        Assert.That(services["nginx"].Map("depends_on").Select(on => (on.Key, on.Value.Text("condition"))),
            Is.EquivalentTo(new[] { ("web1", "service_healthy"), ("web2", "service_healthy") }));
    }

    [TestCase("docker-compose.stg.yml")]
    [TestCase("docker-compose.prod.yml")]
    public void Nothing_is_open_but_nginx_and_no_root_file_system_is_written(string file)
    {
        var services = ComposeFile.Load(file).Services;

        Assert.That(services.Where(service => service.Value.Has("ports")).Select(service => service.Key), Is.EqualTo(new[] { "nginx" }));
        Assert.That(services.Values.Select(service => service.Text("read_only")), Is.All.EqualTo("true"));
    }

    [TestCase("docker-compose.stg.yml")]
    [TestCase("docker-compose.prod.yml")]
    public void Forwarded_addresses_are_believed_of_the_network_that_nginx_is_on(string file)
    {
        var compose = ComposeFile.Load(file);

        Assert.That(new[] { "web1", "web2" }.Select(name => compose.Services[name].Map("environment").Text("Proxies__Known")),
            Is.All.Match(@"^\$\{FRONT_SUBNET:-[0-9./]+\}$").And.All.Matches<string>(network => compose.Text.Contains($"subnet: \"{network}\"", StringComparison.Ordinal)));
    }

    private static IEnumerable<YamlNodeMap> Program(string file) =>
        ComposeFile.Load(file).Services.Values.Where(service => service.Text("image").StartsWith("stockstats:", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z:{}]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("^Auth:Keys:[a-z]+:")]
    private static partial Regex KeyName();
}
