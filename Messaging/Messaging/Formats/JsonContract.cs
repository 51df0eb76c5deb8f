using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Messaging.Catalog;

namespace Messaging.Formats;

/// <summary>Makes System.Text.Json follow the data contract: names, order and what is left out.</summary>
internal static class JsonContract
{
    /// <summary>How deep objects and lists may nest, in requests and responses.</summary>
    public const int MaxDepth = 64;

    public static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Apply } },
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            MaxDepth = MaxDepth,
            // Answers are labelled as JSON in UTF-8 and never put into HTML as they are, so only what JSON itself needs is escaped.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new EnumMemberConverterFactory(), new DateOnlyConverter(), new DecimalConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void Apply(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var properties = type.Properties.Where(property => property.AttributeProvider is MemberInfo).ToArray();
        type.Properties.Clear();
        foreach (var property in properties)
        {
            var member = (MemberInfo)property.AttributeProvider!;
            if (WireNames.Of(member) is not { } name)
                continue;
            property.Name = name;
            property.Order = WireNames.OrderOf(member);
            // Only what comes in must not be null where it is not meant to be; on the way out null is left out.
            if (CanBeNull(property.PropertyType))
                property.IsGetNullable = true;
            type.Properties.Add(property);
        }
        AddAliases(type);
    }

    private static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    /// <summary>Lets a property be read by its own name too, as ServiceStack does; it is written by its wire name only.</summary>
    private static void AddAliases(JsonTypeInfo type)
    {
        var names = type.Properties.Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.Properties.ToArray())
        {
            var ownName = ((MemberInfo)property.AttributeProvider!).Name;
            if (property.Set is null || !names.Add(ownName))
                continue;
            var alias = type.CreateJsonPropertyInfo(property.PropertyType, ownName);
            alias.Set = property.Set;
            if (CanBeNull(property.PropertyType))
                alias.IsSetNullable = property.IsSetNullable;
            type.Properties.Add(alias);
        }
    }
}
