using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Documentation;
using ServiceStack;

namespace Messaging.Metadata.Samples;

/// <summary>
/// Makes up the values of examples, as JSON: from the host's examples, else the declared default or allowed values, else by type
/// and limits. What declares a pattern needs an example of the host's.
/// </summary>
internal sealed class SampleValues(MessageDocs docs, IReadOnlyDictionary<string, string> examples, JsonSerializerOptions json)
{
    private const string SomeText = "text";

    /// <summary>An object with a value for every member that can be given, the status of errors excepted.</summary>
    public JsonObject Of(TypeDoc type) => Of(type, [type.Type]);

    private JsonObject Of(TypeDoc type, HashSet<Type> outer)
    {
        var sample = new JsonObject();
        foreach (var member in type.Members)
        {
            if (!member.IsReadOnly && member.Data.Type != typeof(ResponseStatus) && Of(member, outer) is { } value)
                sample[member.Name] = value;
        }
        return sample;
    }

    private JsonNode? Of(MemberDoc member, HashSet<Type> outer) =>
        Declared(member).Select(text => Read(text, member.Property.PropertyType)).FirstOrDefault(value => value is not null)
        ?? Of(member.Data, member.Limits, outer);

    private IEnumerable<string> Declared(MemberDoc member)
    {
        if (examples.TryGetValue(member.Name, out var example))
            yield return example;
        if (member.Default is { } initial)
            yield return initial;
        if (member.Limits.AllowedValues is [var first, ..])
            yield return first;
        if (Lowest(member.Limits) is { } lowest)
            yield return lowest;
    }

    private static string? Lowest(ValueLimits limits) => limits.Minimum switch
    {
        { IsExclusive: true } bound when decimal.TryParse(bound.Value, CultureInfo.InvariantCulture, out var number) =>
            (number + 1).ToString(CultureInfo.InvariantCulture),
        var bound => bound?.Value ?? limits.Maximum?.Value,
    };

    /// <summary>A text as JSON, or as a JSON string, whichever is a value of the type; null where neither is.</summary>
    private JsonNode? Read(string text, Type type)
    {
        foreach (var candidate in (string[])[text, JsonSerializer.Serialize(text)])
        {
            try
            {
                JsonSerializer.Deserialize(candidate, type, json);
                return JsonNode.Parse(candidate);
            }
            catch (JsonException)
            {
                // No value of the type: an example is for every field of that name, whatever its type.
            }
        }
        return null;
    }

    private JsonNode? Of(DataType data, ValueLimits limits, HashSet<Type> outer) => data.Kind switch
    {
        DataKind.Text => Text(data.Type, limits),
        DataKind.Boolean => true,
        DataKind.Integer => 1,
        DataKind.Decimal => 1.25m,
        DataKind.Real => 0.5,
        DataKind.Date => "2024-01-02",
        DataKind.Instant => "2024-01-02T16:00:00Z",
        DataKind.Time => "16:00:00",
        DataKind.Duration => "01:00:00",
        DataKind.Guid => "6f9619ff-8b86-4011-b42d-00c04fc964ff",
        DataKind.Address => "https://example.com/",
        DataKind.Bytes => "AQID",
        DataKind.Enum => docs.Find(data.Type)?.Values is [var first, ..] ? first.WireName : null,
        DataKind.Object => Inner(data.Type, outer),
        DataKind.List => Of(data.Item!, ValueLimits.None, outer) is { } item ? new JsonArray(item) : new JsonArray(),
        DataKind.Dictionary => Entry(data, outer),
        _ => null,
    };

    private static string Text(Type type, ValueLimits limits)
    {
        if (type == typeof(char))
            return "A";
        var text = SomeText.PadRight(limits.MinimumLength ?? 0, 't');
        return limits.MaximumLength < text.Length ? text[..limits.MaximumLength.Value] : text;
    }

    /// <summary>Null for a type inside of itself: an example ends where it would begin again.</summary>
    private JsonObject? Inner(Type type, HashSet<Type> outer)
    {
        if (docs.Find(type) is not { } doc || !outer.Add(type))
            return null;
        var sample = Of(doc, outer);
        outer.Remove(type);
        return sample;
    }

    private JsonObject Entry(DataType data, HashSet<Type> outer)
    {
        var key = Of(data.Key!, ValueLimits.None, outer);
        return key is JsonValue name ? new() { [SampleText.Of(name)] = Of(data.Item!, ValueLimits.None, outer) } : [];
    }
}
