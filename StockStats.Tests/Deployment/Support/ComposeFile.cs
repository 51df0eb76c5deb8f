using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace StockStats.Tests.Deployment.Support;

/// <summary>One of the repository's compose files, with what its services extend merged in.</summary>
internal sealed class ComposeFile
{
    public static readonly string[] Names = ["docker-compose.dev.yml", "docker-compose.stg.yml", "docker-compose.prod.yml"];

    private readonly YamlNodeMap _document;

    private ComposeFile(string name)
    {
        Name = name;
        Text = Read(name);
        var parser = new MergingParser(new Parser(new StringReader(Text)));
        _document = new(new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(parser));
        Services = _document.Map("services").ToDictionary(service => service.Key, service => Extended(service.Value), StringComparer.Ordinal);
    }

    public string Name { get; }

    public string Text { get; }

    public IReadOnlyDictionary<string, YamlNodeMap> Services { get; }

    public static ComposeFile Load(string name) => new(name);

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    public static string PathOf(string path) => Path.Combine(BuiltFrom.Repository, path);

    /// <summary>A section beside the services: networks, volumes, secrets.</summary>
    public YamlNodeMap Section(string name) => _document.Map(name);

    private static YamlNodeMap Extended(YamlNodeMap service)
    {
        if (!service.Has("extends")) return service;
        var origin = service.Map("extends");
        return Load(origin.Text("file")).Services[origin.Text("service")].With(service);
    }
}
