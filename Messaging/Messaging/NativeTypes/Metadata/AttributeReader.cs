using System.Globalization;
using System.Reflection;
using ServiceStack;

namespace Messaging.NativeTypes.Metadata;

/// <summary>Reads the attributes that clients see too; null where there is none.</summary>
internal static class AttributeReader
{
    public static IReadOnlyList<MetadataAttribute>? Read(MemberInfo member)
    {
        var declared = member.GetCustomAttributes(inherit: member is Type);
        MetadataAttribute[] attributes = [.. declared.Select(Read).OfType<MetadataAttribute>()];
        return attributes.Length == 0 ? null : attributes;
    }

    private static MetadataAttribute? Read(object attribute) => attribute switch
    {
        FlagsAttribute => new("Flags"),
        ValidateRequestAttribute rule => new("ValidateRequest")
        {
            Args = [.. RuleArguments(rule), .. Given(rule, nameof(rule.StatusCode))],
        },
        ValidateAttribute rule => new("Validate") { Args = [.. RuleArguments(rule)] },
        ApiAttribute api => new("Api")
        {
            Args = Given(
                api, nameof(api.BodyParameter), nameof(api.Description), nameof(api.IsRequired), nameof(api.RequestContentType)),
        },
        ApiResponseAttribute response => new("ApiResponse")
        {
            Args = Given(
                response, nameof(response.Description), nameof(response.IsDefaultResponse), nameof(response.ResponseType),
                nameof(response.StatusCode)),
        },
        ApiMemberAttribute member => new("ApiMember")
        {
            Args = Given(
                member, nameof(member.AllowMultiple), nameof(member.DataType), nameof(member.Description),
                nameof(member.ExcludeInSchema), nameof(member.Format), nameof(member.IsOptional), nameof(member.IsRequired),
                nameof(member.Name), nameof(member.ParameterType), nameof(member.Route), nameof(member.Verb)),
        },
        _ => null,
    };

    private static MetadataArgument[] RuleArguments(IValidateRule rule)
    {
        var test = string.IsNullOrEmpty(rule.Validator) ? nameof(rule.Condition) : nameof(rule.Validator);
        return Given(rule, test, nameof(rule.ErrorCode), nameof(rule.Message));
    }

    /// <summary>The properties that were set, in the order given.</summary>
    private static MetadataArgument[] Given(object attribute, params string[] names) =>
        [.. names.Select(name => Given(attribute, attribute.GetType().GetProperty(name)!)).OfType<MetadataArgument>()];

    private static MetadataArgument? Given(object attribute, PropertyInfo property) => property.GetValue(attribute) switch
    {
        null or "" or false or 0 => null,
        true => new(property.Name, nameof(Boolean), "true"),
        Type type => new(property.Name, nameof(Type), $"typeof({type.FullName})"),
        var value => new(property.Name, property.PropertyType.Name, Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };
}
