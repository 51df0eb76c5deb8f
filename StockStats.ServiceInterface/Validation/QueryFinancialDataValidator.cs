using FluentValidation;
using StockStats.ServiceModel;

namespace StockStats.ServiceInterface.Validation;

public sealed class QueryFinancialDataValidator : AbstractValidator<QueryFinancialData>
{
    public QueryFinancialDataValidator()
    {
        RuleFor(request => request.Symbol).IsSymbol();
        RuleFor(request => request.StartDate).IsNotAfter(request => request.EndDate);
    }
}
