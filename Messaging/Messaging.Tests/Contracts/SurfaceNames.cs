using System.Reflection;

namespace Messaging.Tests.Contracts;

/// <summary>Type names with nullability: <c>?</c> may be null, <c>~</c> nothing is said about it.</summary>
internal static class SurfaceNames
{
    public static string Of(Type type)
    {
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[]";
        if (!type.IsGenericType)
            return type.IsGenericParameter ? type.Name : type.FullName!;
        var name = Before('`', type.GetGenericTypeDefinition().FullName!);
        return $"{name}<{string.Join(',', type.GetGenericArguments().Select(Of))}>";
    }

    public static string Of(FieldInfo field) => Of(new NullabilityInfoContext().Create(field));

    public static string Of(PropertyInfo property) => Of(new NullabilityInfoContext().Create(property));

    public static string Of(ParameterInfo parameter) => Of(new NullabilityInfoContext().Create(parameter));

    public static string Of(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{Of(parameter)} {parameter.Name}"));

    private static string Of(NullabilityInfo info)
    {
        var type = info.Type;
        var state = type.IsValueType ? NullabilityState.NotNull : info.ReadState;
        var mark = state switch { NullabilityState.Nullable => "?", NullabilityState.Unknown => "~", _ => "" };
        if (info.ElementType is { } element)
            return $"{Of(element)}[]{mark}";
        if (info.GenericTypeArguments is [] || !type.IsGenericType)
            return $"{Of(type)}{mark}";
        return $"{Before('<', Of(type))}<{string.Join(',', info.GenericTypeArguments.Select(Of))}>{mark}";
    }

    private static string Before(char mark, string text) => text[..text.IndexOf(mark, StringComparison.Ordinal)];
}
