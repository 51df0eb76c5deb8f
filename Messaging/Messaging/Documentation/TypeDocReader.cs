using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using Messaging.Catalog;
using ServiceStack;

namespace Messaging.Documentation;

/// <summary>Reads what is declared on types and members. Not for several threads at once.</summary>
internal sealed class TypeDocReader(Descriptions descriptions)
{
    private readonly NullabilityInfoContext _nullability = new();

    public TypeDoc Read(Type type)
    {
        var start = Start(type);
        return new(type, DataTypes.NameOf(type))
        {
            Description = descriptions.Of(type),
            Notes = type.GetCustomAttribute<NotesAttribute>()?.Notes ?? descriptions.RemarksOf(type),
            Members = [.. DtoTypes.MembersOf(type).Select(property => Member(property, start))],
            IsFlags = DtoTypes.IsFlags(type),
            Values = type.IsEnum ? [.. Enum.GetNames(type).Select(name => Value(type.GetField(name)!))] : [],
        };
    }

    private MemberDoc Member(PropertyInfo property, object? start)
    {
        var data = DataTypes.Of(_nullability.Create(property));
        var limits = LimitReader.Read(property, data);
        var member = property.GetCustomAttribute<ApiMemberAttribute>();
        var isMarked = member?.IsRequired == true || property.GetCustomAttribute<DataMemberAttribute>()?.IsRequired == true;
        return new(property, WireNames.Of(property)!, data)
        {
            Description = descriptions.Of(property),
            IsRequired = member?.IsOptional != true && (isMarked || LimitReader.IsRequired(property)),
            Default = DefaultOf(property, data, start),
            Limits = limits,
            ParameterType = member?.ParameterType,
            IsReadOnly = property.SetMethod is not { IsPublic: true },
        };
    }

    private EnumValueDoc Value(FieldInfo field) => new(
        field.Name,
        field.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? field.Name,
        Convert.ToDecimal(field.GetRawConstantValue(), CultureInfo.InvariantCulture),
        descriptions.Of(field));

    /// <summary>A new object of the type, to see what it starts with; null where there is none to be had.</summary>
    private static object? Start(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.GetConstructor(Type.EmptyTypes) is { } constructor
            ? constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, null, CultureInfo.InvariantCulture)
            : null;

    private static string? DefaultOf(PropertyInfo property, DataType data, object? start)
    {
        if (property.GetCustomAttribute<DefaultValueAttribute>() is { Value: { } declared })
            return WireText.Of(declared);
        var isOpen = property is { SetMethod.IsPublic: true, GetMethod.IsPublic: true };
        if (!data.IsScalar || start is null || !isOpen)
            return null;
        var value = property.GetValue(start);
        var isZero = value is null or "" || (property.PropertyType.IsValueType && value.Equals(Zero(property.PropertyType)));
        return isZero ? null : WireText.Of(value!);
    }

    private static object? Zero(Type type) => Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
}
