using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceStack;

namespace Messaging.Documentation;

/// <summary>
/// Makes up the values of examples, as JSON: from the host's examples, else the default, an allowed value or the lowest one, else
/// by type and limits.
/// </summary>
/// <param name="find">The documentation of classes, structs and enums; null for a type not to show.</param>
/// <param name="examples">Of the host, by wire name: JSON or plain text. One that does not fit a member's type is passed over.</param>
/// <param name="json">How values are read.</param>
internal sealed class SampleValues(
    Func<Type, TypeDoc?> find, IReadOnlyDictionary<string, string> examples, JsonSerializerOptions json)
{
    /// <summary>An object with a value for every member that can be given, but for those left out by wire name.</summary>
    public JsonObject OfRequest(TypeDoc type, params IReadOnlyCollection<string> left) =>
        Of(type.Members.Where(member => !left.Contains(member.Name, StringComparer.Ordinal)), new([type.Type], IsRequest: true));

    /// <summary>An answer, with what can only be read from it; null where nothing is known of the type.</summary>
    public JsonNode? OfAnswer(DataType data) => Of(data, ValueLimits.None, new([], IsRequest: false));

    /// <summary>Of an answer that is one object.</summary>
    public JsonObject OfAnswer(TypeDoc type) => Of(type.Members, new([type.Type], IsRequest: false));

    /// <summary>Null where none could be made up.</summary>
    public JsonNode? Of(MemberDoc member) => Of(member, new([], IsRequest: true));

    private JsonObject Of(IEnumerable<MemberDoc> members, Place place)
    {
        var sample = new JsonObject();
        foreach (var member in members.Where(member => !place.IsRequest || !member.IsReadOnly))
        {
            // An example of success has no status of an error.
            if (member.Data.Type != typeof(ResponseStatus) && Of(member, place) is { } value)
                sample[member.Name] = value;
        }
        return sample;
    }

    private JsonNode? Of(MemberDoc member, Place place) =>
        Declared(member).Select(text => Read(text, member)).FirstOrDefault(value => value is not null)
        ?? Of(member.Data, member.Limits, place);

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

    private static string? Lowest(ValueLimits limits) => limits switch
    {
        { Minimum: { IsExclusive: true, Value: var text } }
            when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            (number + 1).ToString(CultureInfo.InvariantCulture),
        { Minimum: { } minimum } => minimum.Value,
        { Maximum: { IsExclusive: false } maximum } => maximum.Value,
        _ => null,
    };

    /// <summary>
    /// A text as JSON, or as a JSON string, whichever is a value of the member's type; null where neither is. An example is for
    /// every member of that name, whatever its type.
    /// </summary>
    private JsonNode? Read(string text, MemberDoc member)
    {
        var isNumber = member.Data.Kind is DataKind.Integer or DataKind.Decimal or DataKind.Real;
        string[] candidates = isNumber ? [text] : [text, JsonSerializer.Serialize(text)];
        return candidates.Where(candidate => IsValue(candidate, member.Property.PropertyType))
            .Select(candidate => JsonNode.Parse(candidate)).FirstOrDefault();
    }

    private bool IsValue(string candidate, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(candidate, type, json) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private JsonNode? Of(DataType data, ValueLimits limits, Place place) => data.Kind switch
    {
        DataKind.Enum => find(data.Type) is { Values: [var first, ..] } choice ? (choice.IsFlags ? first.Number : first.WireName) : null,
        DataKind.Object => Inner(data.Type, place),
        DataKind.List => List(data.Item!, limits, place),
        DataKind.Dictionary => Entry(data, place),
        _ => ScalarSample.Of(data, limits),
    };

    private JsonArray List(DataType item, ValueLimits limits, Place place) =>
        [.. Enumerable.Range(0, limits.MinimumLength ?? 1).Select(_ => Of(item, ValueLimits.None, place)).OfType<JsonNode>()];

    /// <summary>Null for a type inside of itself: an example ends where it would begin again.</summary>
    private JsonObject? Inner(Type type, Place place)
    {
        if (find(type) is not { } doc || !place.Outer.Add(type))
            return null;
        var sample = Of(doc.Members, place);
        place.Outer.Remove(type);
        return sample;
    }

    private JsonObject Entry(DataType data, Place place) =>
        Of(data.Key!, ValueLimits.None, place) is JsonValue key && Of(data.Item!, ValueLimits.None, place) is { } value
            ? new() { [key.ToString()] = value }
            : [];

    /// <param name="Outer">The types that a value is inside of.</param>
    /// <param name="IsRequest">True where members that can only be read are left out.</param>
    private readonly record struct Place(HashSet<Type> Outer, bool IsRequest);
}
