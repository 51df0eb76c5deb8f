using FluentValidation;
using StockStats.ServiceModel;

namespace StockStats.ServiceInterface.Validation;

public sealed class GetStatisticsValidator : AbstractValidator<GetStatistics>
{
    /// <summary>Nobody pays more than everything.</summary>
    private const double LowestRate = -1;

    /// <summary>200 % a year: above every central bank's rate of late, below what percents written as whole numbers mostly are.</summary>
    private const double HighestRate = 2;

    public GetStatisticsValidator()
    {
        RuleFor(request => request.Symbol).IsSymbol();
        RuleFor(request => request.Benchmark).IsSymbol();
        RuleFor(request => request.RiskFreeRate)
            .Must(rate => rate is null or (>= LowestRate and <= HighestRate))
            .WithErrorCode("InclusiveBetween")
            .WithMessage("'{PropertyValue}' is no risk_free_rate: a fraction from -1 to 2, 0.03 for 3 %.");
        RuleFor(request => request.StartDate).IsNotAfter(request => request.EndDate);
    }
}
