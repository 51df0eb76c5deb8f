using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Messaging.Documentation;
using ServiceStack;

namespace Messaging.OpenApi;

/// <summary>
/// Makes up the values of examples: from the host's samples, else the default, an allowed value or the lowest one, else by type.
/// A text with a pattern has an example only where the host gives it one.
/// </summary>
internal sealed class SampleBuilder(TypeCatalog types, IDictionary<string, string> samples, JsonSerializerOptions json)
{
    /// <summary>A whole body; null where nothing is known of the type.</summary>
    public JsonNode? OfBody(Type type) => Of(types.DataOf(type), ValueLimits.None, []);

    /// <summary>An object's members but for some.</summary>
    public JsonObject OfMembers(TypeDoc type, IReadOnlyCollection<string> left) => Of(type, left, [type.Type]);

    /// <summary>Null where none could be made up.</summary>
    public JsonNode? Of(MemberDoc member) => Of(member, []);

    private JsonObject Of(TypeDoc type, IReadOnlyCollection<string> left, HashSet<Type> outer)
    {
        var sample = new JsonObject();
        foreach (var member in type.Members.Where(member => !left.Contains(member.Name, StringComparer.Ordinal)))
        {
            // An example of success has no status of an error.
            if (member.Data.Type != typeof(ResponseStatus) && Of(member, outer) is { } value)
                sample[member.Name] = value;
        }
        return sample;
    }

    private JsonNode? Of(MemberDoc member, HashSet<Type> outer)
    {
        var known = Declared(member)
            .Select(text => SchemaLimits.ValueOf(member.Data, text))
            .FirstOrDefault(value => value is not null && IsValue(value, member.Property.PropertyType));
        return known ?? Of(member.Data, member.Limits, outer);
    }

    private IEnumerable<string> Declared(MemberDoc member)
    {
        if (samples.TryGetValue(member.Name, out var sample))
            yield return sample;
        if (member.Default is { } start)
            yield return start;
        if (member.Limits.AllowedValues is [var first, ..])
            yield return first;
        if (Lowest(member.Limits) is { } lowest)
            yield return lowest;
    }

    private static string? Lowest(ValueLimits limits) => limits switch
    {
        { Minimum: { IsExclusive: true, Value: var text } }
            when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            (number + 1).ToString(CultureInfo.InvariantCulture),
        { Minimum: { } minimum } => minimum.Value,
        { Maximum: { IsExclusive: false } maximum } => maximum.Value,
        _ => null,
    };

    /// <summary>A sample is for every member of its name, whatever the type of each.</summary>
    private bool IsValue(JsonNode value, Type type)
    {
        try
        {
            return value.Deserialize(type, json) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private JsonNode? Of(DataType data, ValueLimits limits, HashSet<Type> outer) => data.Kind switch
    {
        DataKind.Text => Text(data, limits),
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
        DataKind.Enum => types.Of(data.Type).Values is [var first, ..] ? first.WireName : null,
        DataKind.Object => Inner(data.Type, outer),
        DataKind.List => List(data.Item!, limits, outer),
        DataKind.Dictionary => Entry(data, outer),
        _ => null,
    };

    private static string? Text(DataType data, ValueLimits limits)
    {
        if (data.Type == typeof(char))
            return "A";
        if (limits.Pattern is not null)
            return null;
        var text = "text".PadRight(limits.MinimumLength ?? 0, 't');
        return limits.MaximumLength < text.Length ? text[..limits.MaximumLength.Value] : text;
    }

    private JsonArray List(DataType item, ValueLimits limits, HashSet<Type> outer) =>
        [.. Enumerable.Range(0, limits.MinimumLength ?? 1).Select(_ => Of(item, ValueLimits.None, outer)).OfType<JsonNode>()];

    /// <summary>Null for a type inside of itself: an example ends where it would begin again.</summary>
    private JsonObject? Inner(Type type, HashSet<Type> outer)
    {
        if (!outer.Add(type))
            return null;
        var sample = Of(types.Of(type), [], outer);
        outer.Remove(type);
        return sample;
    }

    private JsonObject Entry(DataType data, HashSet<Type> outer) =>
        Of(data.Key!, ValueLimits.None, outer) is JsonValue key
            ? new() { [key.ToString()] = Of(data.Item!, ValueLimits.None, outer) }
            : [];
}
