using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Messaging.Catalog;
using Messaging.Formats.Bodies;

namespace Messaging.Formats.JsonLines;

/// <summary>Reads a row off a line of JSON, field by field, so that one that cannot be read does not hide the others.</summary>
internal sealed class JsonRow(RequestShape shape, JsonSerializerOptions options)
{
    private const string Expected = "a JSON object";

    private readonly JsonTypeInfo[] _types = [.. shape.Fields.Select(field => options.GetTypeInfo(field.Type))];
    private readonly bool[] _takesNull = [.. shape.Fields.Select(field => TakesNull(options.GetTypeInfo(shape.Type), field))];

    /// <summary>Reads a line; a row that cannot be read, or only in part, is in the errors.</summary>
    public object Read(ReadOnlySpan<byte> line, BodyErrors errors)
    {
        var row = shape.Create();
        if (!IsObject(line))
            errors.Add(Encoding.UTF8.GetString(line).Trim(), Expected);
        else
            ReadFields(line, row, errors);
        return row;
    }

    /// <summary>Reads an item of a list in JSON without faults, as <see cref="Read"/> does.</summary>
    public object ReadItem(ReadOnlySpan<byte> item, BodyErrors errors)
    {
        var row = shape.Create();
        if (item is [(byte)'{', ..])
            ReadFields(item, row, errors);
        else
            errors.Add(Encoding.UTF8.GetString(item), Expected);
        return row;
    }

    private void ReadFields(ReadOnlySpan<byte> line, object row, BodyErrors errors)
    {
        var reader = NewReader(line);
        var seen = new bool[_types.Length];
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = FindField(ref reader);
            reader.Read();
            if (field is not null)
            {
                errors.Enter(field.Name);
                if (seen[field.Index])
                    errors.Add(field.Name, "it once in an object");
                else
                    ReadField(line[(int)reader.TokenStartIndex..], reader, field, row, errors);
                errors.Leave();
                seen[field.Index] = true;
            }
            reader.Skip();
        }
        errors.AddMissing(shape.Fields, field => seen[field.Index]);
    }

    private void ReadField(ReadOnlySpan<byte> value, Utf8JsonReader reader, MessageField field, object row, BodyErrors errors)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            if (!_takesNull[field.Index])
                errors.Add("null", field.Expected);
            return;
        }
        try
        {
            field.SetValue(row, JsonSerializer.Deserialize(ref reader, _types[field.Index]));
        }
        catch (JsonException exception)
        {
            var path = JsonPlace.PathIn(exception);
            var expected = path is "" && exception is not UnexpectedJsonException
                ? field.Expected
                : JsonPlace.Expected(field.Type, value, exception, options) ?? "another value";
            errors.Add(JsonSyntax.TokenAt(value, exception), expected, path);
        }
    }

    private MessageField? FindField(ref Utf8JsonReader reader)
    {
        try
        {
            return shape.FindField(reader.GetString());
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: valid JSON, but the name of no field.
            return null;
        }
    }

    private static bool TakesNull(JsonTypeInfo owner, MessageField field)
    {
        if (field.Type.IsValueType)
            return Nullable.GetUnderlyingType(field.Type) is not null;
        var property = owner.Properties.FirstOrDefault(property => property.Name.Equals(field.Name, StringComparison.Ordinal));
        return property?.IsSetNullable ?? true;
    }

    private static bool IsObject(ReadOnlySpan<byte> line)
    {
        if (!Utf8.IsValid(line))
            return false;
        var reader = NewReader(line);
        try
        {
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
            }
            return isObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Utf8JsonReader NewReader(ReadOnlySpan<byte> line) =>
        new(line, new JsonReaderOptions { MaxDepth = JsonContract.MaxDepth });
}
