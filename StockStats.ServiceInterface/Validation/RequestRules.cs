using FluentValidation;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Validation;

/// <summary>Rules that several requests share.</summary>
internal static class RequestRules
{
    /// <summary>Absent, or a symbol in any case.</summary>
    public static IRuleBuilderOptions<T, string?> IsSymbol<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(symbol => string.IsNullOrEmpty(symbol) || SymbolName.TryNormalize(symbol, out _))
        .WithErrorCode("RegularExpression")
        .WithMessage($"'{{PropertyValue}}' is not a symbol: {SymbolName.Rule}.");

    /// <summary>Absent ends, or a first day that is not after the last.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> IsNotAfter<T>(this IRuleBuilder<T, DateOnly?> rule, Func<T, DateOnly?> end) => rule
        .Must((request, start) => start is null || end(request) is not { } last || start <= last)
        .WithErrorCode("LessThanOrEqual")
        .WithMessage("start_date must not be after end_date.");
}
