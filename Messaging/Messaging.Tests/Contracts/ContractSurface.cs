using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace Messaging.Tests.Contracts;

/// <summary>Writes types down as lines, one for the type, each interface and each visible member, complete by itself.</summary>
internal static class ContractSurface
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static IEnumerable<string> Describe(Type type)
    {
        var name = SurfaceNames.Of(type);
        var lines = type.GetConstructors(Declared).Where(IsVisible).Select(Describe)
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(Describe))
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors().Length > 0).Select(Describe))
            .Concat(type.GetMethods(Declared).Where(method => IsVisible(method) && !method.IsSpecialName).Select(Describe))
            .Concat(type.GetInterfaces().Select(implemented => $"implements {SurfaceNames.Of(implemented)}"));
        return lines.Order(StringComparer.Ordinal).Prepend(Kind(type)).Select(line => $"{name} {line}");
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily;

    private static string Kind(Type type)
    {
        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var parent = type.BaseType is { } baseType && baseType != typeof(object) ? $" : {SurfaceNames.Of(baseType)}" : "";
        var contract = type.IsDefined(typeof(DataContractAttribute), inherit: false) ? " DataContract" : "";
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } given
            ? $" AttributeUsage({given.ValidOn}; many {given.AllowMultiple}; inherited {given.Inherited})"
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{kind}{parent}{contract}{usage}");
    }

    private static string Describe(ConstructorInfo constructor) =>
        $"constructor({SurfaceNames.Of(constructor.GetParameters())})";

    private static string Describe(FieldInfo field) => field.IsLiteral
        ? string.Create(
            CultureInfo.InvariantCulture, $"const {SurfaceNames.Of(field)} {field.Name} = {field.GetRawConstantValue()}")
        : $"{(field.IsPublic ? "public" : "protected")} field {SurfaceNames.Of(field)} {field.Name}";

    private static string Describe(PropertyInfo property)
    {
        var accessors = string.Join(' ', property.GetAccessors()
            .Select(accessor => accessor.Name[..3]).Order(StringComparer.Ordinal));
        var member = property.GetCustomAttribute<DataMemberAttribute>() is { } given
            ? string.Create(CultureInfo.InvariantCulture, $" DataMember({given.Order}; name {given.Name ?? "as written"})")
            : "";
        return $"property {SurfaceNames.Of(property)} {property.Name} {accessors}{member}";
    }

    private static string Describe(MethodInfo method)
    {
        var kind = method.IsStatic ? "static method" : "method";
        return $"{kind} {SurfaceNames.Of(method.ReturnParameter)} {method.Name}({SurfaceNames.Of(method.GetParameters())})";
    }
}
