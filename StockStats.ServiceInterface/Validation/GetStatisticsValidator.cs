using FluentValidation;
using StockStats.ServiceModel;

namespace StockStats.ServiceInterface.Validation;

public sealed class GetStatisticsValidator : AbstractValidator<GetStatistics>
{
    public GetStatisticsValidator()
    {
        RuleFor(request => request.Symbol).IsSymbol();
        RuleFor(request => request.StartDate).IsNotAfter(request => request.EndDate);
    }
}
