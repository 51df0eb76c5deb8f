using FluentValidation.Validators;

namespace Messaging.Validation;

/// <summary>The rules for values with an order.</summary>
internal static class ComparisonRules
{
    /// <summary>Null where there is no such rule.</summary>
    public static IPropertyValidator<T, TValue>? Find<T, TValue>(RuleArguments rule)
        where TValue : IComparable<TValue>, IComparable => rule.Name switch
        {
            "LessThan" => new LessThanValidator<T, TValue>(rule.Get<TValue>(0)),
            "LessThanOrEqual" => new LessThanOrEqualValidator<T, TValue>(rule.Get<TValue>(0)),
            "GreaterThan" => new GreaterThanValidator<T, TValue>(rule.Get<TValue>(0)),
            "GreaterThanOrEqual" => new GreaterThanOrEqualValidator<T, TValue>(rule.Get<TValue>(0)),
            "InclusiveBetween" => new InclusiveBetweenValidator<T, TValue>(
                rule.Get<TValue>(0), rule.Get<TValue>(1), Comparer<TValue>.Default),
            "ExclusiveBetween" => new ExclusiveBetweenValidator<T, TValue>(
                rule.Get<TValue>(0), rule.Get<TValue>(1), Comparer<TValue>.Default),
            _ => null,
        };
}
