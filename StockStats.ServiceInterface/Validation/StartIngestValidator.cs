using FluentValidation;
using StockStats.ServiceModel;

namespace StockStats.ServiceInterface.Validation;

public sealed class StartIngestValidator : AbstractValidator<StartIngest>
{
    /// <summary>Symbols of one request: far more than a day's quota, far less than a body can hold.</summary>
    public const int MostSymbols = 1000;

    public StartIngestValidator()
    {
        RuleFor(request => request.Symbols).Must(symbols => symbols is null || symbols.Count <= MostSymbols)
            .WithMessage(request => FormattableString.Invariant($"'symbols' has {request.Symbols!.Count}: expected at most {MostSymbols}."));
        RuleForEach(request => request.Symbols).NotEmpty().IsSymbol();
        RuleFor(request => request.StartDate).IsNotAfter(request => request.EndDate);
    }
}
