using System.Linq.Expressions;
using System.Reflection;
using FluentValidation;
using ServiceStack;

namespace Messaging.Validation;

/// <summary>Collects the declared rules of one type. Used at start only, hence by reflection.</summary>
internal abstract class DeclaredValidator
{
    public abstract bool IsEmpty { get; }

    public abstract IValidator Validator { get; }

    /// <summary>Adds the rules of one property, called by its wire name in messages.</summary>
    public void AddRules(PropertyInfo property, string name, IEnumerable<ValidateAttribute> rules) =>
        Call(nameof(DeclaredValidator<>.AddTypedRules), [property.PropertyType], property, name, rules);

    /// <summary>Has every item of a property's list validated.</summary>
    public void AddItems(PropertyInfo property, Type item, string name, IValidator validator) =>
        Call(nameof(DeclaredValidator<>.AddTypedItems), [item], property, name, validator);

    /// <summary>Has the object in a property validated, where there is one.</summary>
    public void AddMember(PropertyInfo property, string name, IValidator validator) =>
        Call(nameof(DeclaredValidator<>.AddTypedMember), [property.PropertyType], property, name, validator);

    private void Call(string method, Type[] types, params object[] arguments)
    {
        var generic = GetType().GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;
        generic.MakeGenericMethod(types).Invoke(this, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }
}

internal sealed class DeclaredValidator<T> : DeclaredValidator
    where T : class
{
    private readonly InlineValidator<T> _validator = [];

    public override bool IsEmpty => !_validator.Any();

    public override IValidator Validator => _validator;

    public void AddTypedRules<TProperty>(PropertyInfo property, string name, IEnumerable<ValidateAttribute> attributes)
    {
        var builder = _validator.RuleFor(Getter<TProperty>(property)).Configure(rule =>
        {
            rule.PropertyName = name;
            rule.SetDisplayName(name);
        });
        var declaredBy = $"{typeof(T)}.{property.Name}";
        foreach (var attribute in attributes)
        {
            foreach (var rule in RuleExpression.ParseAll(attribute, declaredBy))
            {
                var options = PropertyRules.Add(builder, rule, declaredBy);
                if (!string.IsNullOrEmpty(attribute.ErrorCode))
                    options.WithErrorCode(attribute.ErrorCode);
                if (!string.IsNullOrEmpty(attribute.Message))
                    options.WithMessage(attribute.Message);
            }
        }
    }

    public void AddTypedItems<TItem>(PropertyInfo property, string name, IValidator validator) =>
        _validator.RuleForEach(Getter<IEnumerable<TItem>>(property))
            .Configure(rule => rule.PropertyName = name)
            .SetValidator((IValidator<TItem>)validator);

    public void AddTypedMember<TMember>(PropertyInfo property, string name, IValidator validator) =>
        _validator.RuleFor(Getter<TMember>(property))
            .Configure(rule => rule.PropertyName = name)
            .SetValidator((IValidator<TMember>)validator);

    private static Expression<Func<T, TValue>> Getter<TValue>(PropertyInfo property)
    {
        var instance = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T, TValue>>(Expression.Property(instance, property), instance);
    }
}
