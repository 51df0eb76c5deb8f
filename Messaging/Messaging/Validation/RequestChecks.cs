using System.Reflection;
using Messaging.Catalog;
using Messaging.Errors;
using ServiceStack;

namespace Messaging.Validation;

/// <summary>Whether the host lets a caller ask now, then the checks that a message's <c>[ValidateRequest]</c> attributes ask for, in their order.</summary>
internal sealed class RequestChecks
{
    private readonly (RequestCheck Check, ValidateRequestAttribute Rule)[] _checks;

    private readonly RequestAdmission? _admission;

    private RequestChecks((RequestCheck Check, ValidateRequestAttribute Rule)[] checks, RequestAdmission? admission) =>
        (_checks, _admission) = (checks, admission);

    public static RequestChecks Of(
        Message message, IDictionary<string, Func<IReadOnlyList<string>, RequestCheck>> validators, RequestAdmission? admission)
    {
        return new([.. message.RequestType.GetCustomAttributes<ValidateRequestAttribute>(inherit: true).SelectMany(Make)], admission);

        IEnumerable<(RequestCheck, ValidateRequestAttribute)> Make(ValidateRequestAttribute rule) =>
            RuleExpression.ParseAll(rule, message.RequestType.ToString()).Select(expression => (Find(expression)(expression.Arguments), rule));

        Func<IReadOnlyList<string>, RequestCheck> Find(RuleExpression expression) =>
            validators.TryGetValue(expression.Name, out var validator)
                ? validator
                : throw new MessageDeclarationException(
                    $"{message.RequestType} asks for the request validator {expression.Name}, which is not registered.");
    }

    /// <summary>Why the caller may not ask; null where it may.</summary>
    public async ValueTask<Failure?> FindFailureAsync(HttpContext context, Message message)
    {
        if (_admission is not null && await _admission(context, message, 0) is { } refusal)
            return refusal;
        foreach (var (check, rule) in _checks)
        {
            if (await check(context, message) is { } failure)
                return Override(failure, rule);
        }
        return null;
    }

    /// <summary>Whether so many more requests may be asked at once; null where they may.</summary>
    public ValueTask<Failure?> FindFailureAsync(HttpContext context, Message message, int further) =>
        _admission is null || further <= 0 ? default : _admission(context, message, further);

    private static Failure Override(Failure failure, ValidateRequestAttribute rule) => failure with
    {
        Status = rule.StatusCode == 0 ? failure.Status : rule.StatusCode,
        ErrorCode = rule.ErrorCode ?? failure.ErrorCode,
        Message = rule.Message ?? failure.Message,
    };
}
