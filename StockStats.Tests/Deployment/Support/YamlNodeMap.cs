using System.Collections;

namespace StockStats.Tests.Deployment.Support;

/// <summary>A mapping of a YAML file. What is not there is empty.</summary>
internal sealed class YamlNodeMap(IDictionary<object, object> entries) : IEnumerable<KeyValuePair<string, YamlNodeMap>>
{
    public IEnumerable<string> Keys => entries.Keys.Cast<string>();

    public bool Has(string key) => entries.ContainsKey(key);

    public string Text(string key) => entries.TryGetValue(key, out var value) ? value as string ?? "" : "";

    public YamlNodeMap Map(string key) => new(entries.TryGetValue(key, out var value) ? value as IDictionary<object, object> ?? Empty : Empty);

    /// <summary>The words of a list.</summary>
    public string[] List(string key) => entries.TryGetValue(key, out var value) && value is IList list ? [.. list.OfType<string>()] : [];

    /// <summary>As compose extends a service: mappings are merged, anything else is replaced.</summary>
    public YamlNodeMap With(YamlNodeMap other)
    {
        var all = new Dictionary<object, object>(entries);
        foreach (var key in other.Keys)
            all[key] = other.Map(key) is { } map && map.Keys.Any() && Has(key) ? Map(key).With(map).Entries : other.Entries[key];
        return new(all);
    }

    public IEnumerator<KeyValuePair<string, YamlNodeMap>> GetEnumerator() =>
        Keys.Select(key => KeyValuePair.Create(key, Map(key))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Dictionary<object, object> Empty => [];

    private IDictionary<object, object> Entries => entries;
}
