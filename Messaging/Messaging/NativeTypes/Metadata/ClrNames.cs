using Messaging.Documentation;

namespace Messaging.NativeTypes.Metadata;

/// <summary>Names of .NET types as ServiceStack's metadata writes them.</summary>
internal static class ClrNames
{
    /// <summary>The short name: <c>Int32</c>, <c>List`1</c>, <c>Byte[]</c>.</summary>
    public static string Of(Type type) => type.Name;

    /// <summary>With arguments: <c>List&lt;Int32&gt;</c>.</summary>
    public static string Expanded(Type type) => type.IsGenericType
        ? $"{DataTypes.BareNameOf(type)}<{string.Join(',', type.GetGenericArguments().Select(Expanded))}>"
        : type.Name;

    /// <summary>The arguments of a generic type, or of what an array holds; null for none.</summary>
    public static IReadOnlyList<string>? ArgumentsOf(Type type)
    {
        var generic = type.IsArray ? type.GetElementType()! : type;
        return generic.IsGenericType ? [.. generic.GetGenericArguments().Select(Expanded)] : null;
    }
}
