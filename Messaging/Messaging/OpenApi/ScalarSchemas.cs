using System.Collections.Frozen;
using Messaging.Documentation;
using Microsoft.OpenApi;

namespace Messaging.OpenApi;

/// <summary>The schemas of single values.</summary>
internal static class ScalarSchemas
{
    /// <summary>Formats of OpenAPI, or bounds where a type has no format of its own.</summary>
    private static readonly FrozenDictionary<Type, (string? Format, string? Minimum, string? Maximum)> Integers =
        new Dictionary<Type, (string?, string?, string?)>
        {
            [typeof(sbyte)] = ("int32", "-128", "127"),
            [typeof(byte)] = ("int32", "0", "255"),
            [typeof(short)] = ("int32", "-32768", "32767"),
            [typeof(ushort)] = ("int32", "0", "65535"),
            [typeof(int)] = ("int32", null, null),
            [typeof(uint)] = ("int64", "0", "4294967295"),
            [typeof(long)] = ("int64", null, null),
            [typeof(ulong)] = (null, "0", "18446744073709551615"),
        }.ToFrozenDictionary();

    /// <summary>A new schema without null.</summary>
    public static OpenApiSchema Of(DataType data) => data.Kind switch
    {
        DataKind.Text when data.Type == typeof(char) => new() { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 1 },
        DataKind.Text or DataKind.Enum => Text(null),
        DataKind.Boolean => new() { Type = JsonSchemaType.Boolean },
        DataKind.Integer => Integer(Integers[data.Type]),
        // No format: every one there is means binary floating point, which a decimal is not.
        DataKind.Decimal => new() { Type = JsonSchemaType.Number },
        DataKind.Real => new() { Type = JsonSchemaType.Number, Format = data.Type == typeof(float) ? "float" : "double" },
        DataKind.Date => Text("date"),
        DataKind.Instant => Text("date-time"),
        // A time of day has no time zone, so it is not OpenAPI's "time"; a duration is written as .NET does.
        DataKind.Time => Text("partial-time"),
        DataKind.Duration => Text(null),
        DataKind.Guid => Text("uuid"),
        DataKind.Address => Text("uri"),
        DataKind.Bytes => Text("byte"),
        _ => new(),
    };

    private static OpenApiSchema Text(string? format) => new() { Type = JsonSchemaType.String, Format = format };

    private static OpenApiSchema Integer((string? Format, string? Minimum, string? Maximum) integer) =>
        new() { Type = JsonSchemaType.Integer, Format = integer.Format, Minimum = integer.Minimum, Maximum = integer.Maximum };
}
