using System.Reflection;
using FluentValidation;
using Messaging.Catalog;
using ServiceStack;

namespace Messaging.Validation;

/// <summary>
/// Makes validators of the <c>[Validate]</c> attributes of a type, and of the types of its members and their items. A type
/// that contains itself is validated once: on the level where it is first met.
/// </summary>
internal static class DeclaredRules
{
    /// <summary>An <c>IValidator</c> of the type; null where nothing is declared on it.</summary>
    /// <exception cref="MessageDeclarationException">A declared rule does not exist or does not fit its property.</exception>
    public static IValidator? Find(Type type) => Find(type, []);

    private static IValidator? Find(Type type, HashSet<Type> outer)
    {
        if (!type.IsClass || IsFromFramework(type) || !outer.Add(type))
            return null;
        var validator = (DeclaredValidator)Activator.CreateInstance(typeof(DeclaredValidator<>).MakeGenericType(type))!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (WireNames.Of(property) is not { } name || property.GetIndexParameters() is not [])
                continue;
            ValidateAttribute[] rules = [.. property.GetCustomAttributes<ValidateAttribute>(inherit: true)];
            if (rules.Length > 0)
                validator.AddRules(property, name, rules);
            AddInner(validator, property, name, outer);
        }
        outer.Remove(type);
        return validator.IsEmpty ? null : validator.Validator;
    }

    private static bool IsFromFramework(Type type) => type.Namespace?.StartsWith(nameof(System), StringComparison.Ordinal) == true;

    private static void AddInner(DeclaredValidator validator, PropertyInfo property, string name, HashSet<Type> outer)
    {
        if (ItemOf(property.PropertyType) is { } item)
        {
            if (Find(item, outer) is { } itemValidator)
                validator.AddItems(property, item, name, itemValidator);
        }
        else if (Find(property.PropertyType, outer) is { } memberValidator)
        {
            validator.AddMember(property, name, memberValidator);
        }
    }

    private static Type? ItemOf(Type type) => type == typeof(string)
        ? null
        : type.GetInterfaces().Append(type)
            .FirstOrDefault(some => some.IsGenericType && some.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];
}
