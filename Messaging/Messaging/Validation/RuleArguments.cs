using Messaging.Binding;
using Messaging.Catalog;

namespace Messaging.Validation;

/// <summary>The arguments of a declared rule as values of the types that its validator takes.</summary>
internal sealed class RuleArguments(RuleExpression rule, string declaredBy)
{
    public string Name => rule.Name;

    /// <exception cref="MessageDeclarationException">There is no such argument, or it is no value of that type.</exception>
    public T Get<T>(int index)
    {
        if (index < rule.Arguments.Count && ValueTexts.Find<T>() is { } text && text.TryParse(rule.Arguments[index], out var value))
            return value;
        throw new MessageDeclarationException(
            $"{declaredBy} has the rule {Name}({string.Join(',', rule.Arguments)}), whose arguments do not fit.");
    }

    public MessageDeclarationException DoesNotFit(Type type) => new($"{declaredBy} has the rule {Name}, which does not exist for {type}.");
}
