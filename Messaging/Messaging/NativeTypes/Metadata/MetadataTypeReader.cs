using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;
using Messaging.Catalog;
using Messaging.Documentation;
using ServiceStack;

namespace Messaging.NativeTypes.Metadata;

/// <summary>Reads one type. Not for several threads at once.</summary>
internal sealed class MetadataTypeReader(Descriptions descriptions)
{
    private readonly NullabilityInfoContext _nullability = new();

    /// <param name="type">A type of a contract; of a generic one its definition.</param>
    /// <param name="returnType">What it returns, if it is a request; null for none.</param>
    public MetadataType Read(Type type, Type? returnType)
    {
        var contract = type.GetCustomAttribute<DataContractAttribute>();
        MetadataProperty[] properties = [.. TypeReferences.PropertiesOf(type).Select(Property)];
        var values = type.IsEnum ? new EnumValues(type, DescriptionOf) : null;
        return new(type, TypeReferences.Of(type, returnType))
        {
            Inherits = TypeReferences.BaseOf(type) is { } parent ? new(parent) : null,
            Implements = [.. TypeReferences.InterfacesOf(type).Select(some => new MetadataTypeName(some))],
            Description = DescriptionOf(type),
            Notes = type.GetCustomAttribute<NotesAttribute>()?.Notes,
            IsEnumInt = values?.IsFlags == true ? true : null,
            DataContract = contract is null ? null : new(contract.Name, contract.Namespace),
            Properties = properties.Length == 0 ? null : properties,
            Attributes = AttributeReader.Read(type),
            EnumNames = values?.Names,
            EnumValues = values?.Numbers,
            EnumMemberValues = values?.WireNames,
            EnumDescriptions = values?.Descriptions,
        };
    }

    private MetadataProperty Property(PropertyInfo property)
    {
        var allowed = property.GetCustomAttribute<ApiAllowableValuesAttribute>();
        return new(property.PropertyType, WireNames.Of(property)!)
        {
            Name = property.Name,
            Description = DescriptionOf(property),
            DataMember = DataMember(property.GetCustomAttribute<DataMemberAttribute>()),
            ParamType = property.GetCustomAttribute<ApiMemberAttribute>()?.ParameterType,
            IsRequired = IsRequired(property) ? true : null,
            AllowableValues = allowed?.Values,
            AllowableMin = allowed?.Min,
            AllowableMax = allowed?.Max,
            Attributes = AttributeReader.Read(property),
        };
    }

    /// <summary>Clients know the types of the contract's own namespace, and ServiceStack writes no comments to them.</summary>
    private string? DescriptionOf(MemberInfo member) =>
        TypeReferences.IsOwn(member as Type ?? member.DeclaringType!) ? descriptions.Of(member) : Descriptions.Declared(member);

    private static MetadataDataMember? DataMember(DataMemberAttribute? member)
    {
        if (member is null)
            return null;
        int? order = member.Order < 0 ? null : member.Order;
        return new(member.Name, order, member.IsRequired ? true : null, member.EmitDefaultValue ? null : false);
    }

    private bool IsRequired(PropertyInfo property)
    {
        if (LimitReader.IsRequired(property))
            return true;
        var member = property.GetCustomAttribute<ApiMemberAttribute>();
        if (member is not ({ IsRequired: true } or { IsOptional: true }))
            return !property.PropertyType.IsValueType && IsNotNull(_nullability.Create(property));
        return member.IsRequired;
    }

    private static bool IsNotNull(NullabilityInfo nullability) =>
        nullability.ReadState is NullabilityState.NotNull && nullability.WriteState is not NullabilityState.Nullable;

    /// <summary>The values of an enum, column by column.</summary>
    private sealed class EnumValues
    {
        public EnumValues(Type type, Func<MemberInfo, string?> describe)
        {
            FieldInfo[] fields = [.. Enum.GetNames(type).Select(name => type.GetField(name)!)];
            IsFlags = type.IsDefined(typeof(FlagsAttribute));
            Names = [.. fields.Select(field => field.Name)];
            string[] numbers = [.. fields.Select(field => Text(field.GetRawConstantValue()))];
            var counted = Enumerable.Range(0, numbers.Length).Select(number => Text(number));
            var isCounted = numbers.SequenceEqual(counted, StringComparer.Ordinal);
            Numbers = isCounted && !IsFlags ? null : numbers;
            string[] wireNames =
                [.. fields.Select(field => field.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? field.Name)];
            WireNames = wireNames.SequenceEqual(Names, StringComparer.Ordinal) ? null : wireNames;
            string?[] descriptions = [.. fields.Select(describe)];
            Descriptions = Array.TrueForAll(descriptions, string.IsNullOrEmpty) ? null : descriptions;
        }

        public bool IsFlags { get; }

        public IReadOnlyList<string> Names { get; }

        public IReadOnlyList<string>? Numbers { get; }

        public IReadOnlyList<string>? WireNames { get; }

        public IReadOnlyList<string?>? Descriptions { get; }

        private static string Text(object? number) => Convert.ToString(number, CultureInfo.InvariantCulture)!;
    }
}
