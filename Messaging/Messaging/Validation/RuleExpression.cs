using Messaging.Catalog;
using ServiceStack;

namespace Messaging.Validation;

/// <summary>A declared rule such as <c>NotEmpty</c> or <c>InclusiveBetween(1,10000)</c>.</summary>
/// <param name="Name">Case counts.</param>
/// <param name="Arguments">As written, without the quotes of quoted ones.</param>
internal sealed record RuleExpression(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>Reads the rules of an attribute: one, or several in brackets with commas between.</summary>
    /// <exception cref="MessageDeclarationException">The attribute names none, or cannot be read.</exception>
    public static IReadOnlyList<RuleExpression> ParseAll(IValidateRule rule, string declaredBy)
    {
        if (!string.IsNullOrEmpty(rule.Condition))
            throw new MessageDeclarationException(
                $"{declaredBy} has a rule with the condition '{rule.Condition}'; conditions are not supported.");
        if (string.IsNullOrWhiteSpace(rule.Validator))
            throw new MessageDeclarationException($"{declaredBy} has a rule without a validator.");
        return new RuleReader(rule.Validator, declaredBy).ReadAll();
    }
}
