using System.Globalization;
using System.Reflection;
using FluentValidation;
using FluentValidation.Validators;
using Messaging.Catalog;

namespace Messaging.Validation;

/// <summary>The rules that can be declared, by ServiceStack's names, each one of FluentValidation's property validators.</summary>
internal static class PropertyRules
{
    /// <summary>Adds a rule to a property.</summary>
    /// <exception cref="MessageDeclarationException">There is no such rule, or not for that type, or its arguments are wrong.</exception>
    public static IRuleBuilderOptions<T, TProperty> Add<T, TProperty>(
        IRuleBuilder<T, TProperty> builder, RuleExpression rule, string declaredBy)
    {
        var arguments = new RuleArguments(rule, declaredBy);
        if ((Presence<T, TProperty>(rule.Name) ?? Text<T>(arguments)) is IPropertyValidator<T, TProperty> own)
            return builder.SetValidator(own);
        var type = Nullable.GetUnderlyingType(typeof(TProperty));
        var method = type is null ? nameof(AddComparison) : nameof(AddNullableComparison);
        return (IRuleBuilderOptions<T, TProperty>)typeof(PropertyRules).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(T), type ?? typeof(TProperty))
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [builder, arguments], CultureInfo.InvariantCulture)!;
    }

    private static IPropertyValidator? Presence<T, TProperty>(string name) => name switch
    {
        "Null" => new NullValidator<T, TProperty>(),
        "NotNull" => new NotNullValidator<T, TProperty>(),
        "Empty" => new EmptyValidator<T, TProperty>(),
        "NotEmpty" => new NotEmptyValidator<T, TProperty>(),
        _ => null,
    };

    private static IPropertyValidator? Text<T>(RuleArguments rule) => rule.Name switch
    {
        "Length" => new LengthValidator<T>(rule.Get<int>(0), rule.Get<int>(1)),
        "ExactLength" => new ExactLengthValidator<T>(rule.Get<int>(0)),
        "MaximumLength" => new MaximumLengthValidator<T>(rule.Get<int>(0)),
        "MinimumLength" => new MinimumLengthValidator<T>(rule.Get<int>(0)),
        "RegularExpression" => new RegularExpressionValidator<T>(rule.Get<string>(0)),
        "Email" => new AspNetCoreCompatibleEmailValidator<T>(),
        "CreditCard" => new CreditCardValidator<T>(),
        _ => null,
    };

    private static IRuleBuilderOptions<T, TValue> AddComparison<T, TValue>(IRuleBuilder<T, TValue> builder, RuleArguments rule) =>
        builder.SetValidator(Comparison<T, TValue>(rule));

    private static IRuleBuilderOptions<T, TValue?> AddNullableComparison<T, TValue>(
        IRuleBuilder<T, TValue?> builder, RuleArguments rule)
        where TValue : struct => builder.SetValidator(Comparison<T, TValue>(rule));

    private static IPropertyValidator<T, TValue> Comparison<T, TValue>(RuleArguments rule)
    {
        var validator = rule.Name switch
        {
            "Equal" => new EqualValidator<T, TValue>(rule.Get<TValue>(0)),
            "NotEqual" => new NotEqualValidator<T, TValue>(rule.Get<TValue>(0)),
            "ScalePrecision" => new PrecisionScaleValidator<T>(precision: rule.Get<int>(1), scale: rule.Get<int>(0), ignoreTrailingZeros: true),
            _ when typeof(IComparable<TValue>).IsAssignableFrom(typeof(TValue)) => (object?)typeof(ComparisonRules)
                .GetMethod(nameof(ComparisonRules.Find))!
                .MakeGenericMethod(typeof(T), typeof(TValue))
                .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [rule], CultureInfo.InvariantCulture),
            _ => null,
        };
        return validator as IPropertyValidator<T, TValue> ?? throw rule.DoesNotFit(typeof(TValue));
    }
}
