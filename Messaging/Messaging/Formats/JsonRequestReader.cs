using System.Collections;
using System.Globalization;
using System.Text.Json;
using Messaging.Binding;
using Messaging.Catalog;
using Messaging.Errors;

namespace Messaging.Formats;

/// <summary>
/// Reads a JSON object into a request, field by field: so it is known which fields it gives, and one that cannot be read
/// does not hide the others. A field that is null counts as left out; one that the message does not have is ignored.
/// </summary>
internal static class JsonRequestReader
{
    public const string MediaType = "application/json";

    public static Failure? Read(
        ReadOnlySpan<byte> json, RequestBinding binding, JsonSerializerOptions options, int maxDepth = JsonContract.MaxDepth)
    {
        json = JsonSyntax.WithoutMark(json);
        if (JsonSyntax.FindFault(json, maxDepth) is { } fault)
            return Failures.UnreadableBody(binding.Message, MediaType, fault);
        return TryRead(json, binding, options) ? null : Failures.UnreadableBody(binding.Message, MediaType, "it is no object");
    }

    /// <summary>Reads JSON without faults.</summary>
    /// <returns>False, with nothing read, where it is no object.</returns>
    public static bool TryRead(ReadOnlySpan<byte> json, RequestBinding binding, JsonSerializerOptions options)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonContract.MaxDepth });
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray && binding is { BodyMayBeList: true, Message.ListField: { } list })
            ReadField(json[(int)reader.TokenStartIndex..], reader, list, binding, options);
        else if (reader.TokenType == JsonTokenType.StartObject)
            ReadFields(json, ref reader, binding, options);
        else
            return false;
        return true;
    }

    private static void ReadFields(
        ReadOnlySpan<byte> json, ref Utf8JsonReader reader, RequestBinding binding, JsonSerializerOptions options)
    {
        var seen = new bool[binding.Message.Fields.Count];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = FindField(ref reader, binding.Message);
            reader.Read();
            if (field is not null && seen[field.Index])
                binding.AddError(field, field.Name, field.Name, "it once in an object");
            else if (field is not null && reader.TokenType != JsonTokenType.Null && !binding.IsGiven(field))
                ReadField(json[(int)reader.TokenStartIndex..], reader, field, binding, options);
            if (field is not null)
                seen[field.Index] = true;
            reader.Skip();
        }
    }

    private static MessageField? FindField(ref Utf8JsonReader reader, Message message)
    {
        try
        {
            return message.FindField(reader.GetString());
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: valid JSON, but the name of no field.
            return null;
        }
    }

    private static void ReadField(
        ReadOnlySpan<byte> value, Utf8JsonReader reader, MessageField field, RequestBinding binding, JsonSerializerOptions options)
    {
        if (binding.RowFaults is not null && field == binding.Message.ListField && reader.TokenType == JsonTokenType.StartArray)
        {
            JsonRows.Read(value, field, binding, options);
            return;
        }
        try
        {
            var read = JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(field.Type));
            binding.SetValue(field, read);
            if (read is IEnumerable<object?> and IList items)
                AddNullItems(field, items, binding);
        }
        catch (JsonException exception)
        {
            var path = JsonPlace.PathIn(exception);
            var expected = path is "" && exception is not UnexpectedJsonException
                ? field.Expected
                : JsonPlace.Expected(field.Type, value, exception, options);
            binding.AddError(field, field.Name + path, JsonSyntax.TokenAt(value, exception), expected);
        }
    }

    /// <summary>The serializer lets null into any list of objects; no service expects one there.</summary>
    private static void AddNullItems(MessageField field, IList items, RequestBinding binding)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is null)
                binding.AddError(field, string.Create(CultureInfo.InvariantCulture, $"{field.Name}[{i}]"), "null", "a value");
        }
    }
}
