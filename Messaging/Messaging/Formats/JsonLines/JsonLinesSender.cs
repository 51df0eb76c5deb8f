using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Messaging.Formats.Rows;
using Messaging.Formats.Writing;

namespace Messaging.Formats.JsonLines;

/// <summary>Sends rows of one type as JSON lines.</summary>
internal abstract class JsonLinesSender
{
    public static JsonLinesSender Of(ResponseRows rows, JsonSerializerOptions options) =>
        (JsonLinesSender)GenericMethods.Call(
            typeof(JsonLinesSender), rows.IsRest ? nameof(OfRest) : nameof(OfRows), [rows.RowType], options);

    /// <param name="lines">Where to.</param>
    /// <param name="rows">An <see cref="IEnumerable{T}"/> of the row type.</param>
    public abstract ValueTask SendAsync(JsonLinesWriter lines, object rows);

    private static Sender<TRow> OfRows<TRow>(JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<TRow>)options.GetTypeInfo(typeof(TRow));
        return new Sender<TRow>((json, row) => JsonSerializer.Serialize(json, row, type));
    }

    /// <summary>The fields of a response that are no lists or objects.</summary>
    private static Sender<TBody> OfRest<TBody>(JsonSerializerOptions options)
    {
        var fields = WrittenProperty.Of(typeof(TBody))
            .Where(property => TypeKinds.IsScalar(property.Type))
            .Select(property => (property.Name, Type: options.GetTypeInfo(property.Type), Get: property.Getter<TBody, object?>()))
            .ToArray();
        return new Sender<TBody>((json, body) =>
        {
            json.WriteStartObject();
            foreach (var (name, type, get) in fields)
            {
                if (get(body) is not { } value)
                    continue;
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, value, type);
            }
            json.WriteEndObject();
        });
    }

    private sealed class Sender<TRow>(Action<Utf8JsonWriter, TRow> write) : JsonLinesSender
    {
        public override async ValueTask SendAsync(JsonLinesWriter lines, object rows)
        {
            foreach (var row in (IEnumerable<TRow>)rows)
            {
                lines.Write(write, row);
                if (lines.Output.HasEnough)
                    await lines.Output.SendAsync();
            }
        }
    }
}
