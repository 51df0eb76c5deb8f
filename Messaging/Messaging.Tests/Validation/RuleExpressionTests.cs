using Messaging.Catalog;
using Messaging.Validation;
using ServiceStack;

namespace Messaging.Tests.Validation;

public sealed class RuleExpressionTests
{
    [TestCase("NotEmpty", "NotEmpty")]
    [TestCase("NotEmpty()", "NotEmpty")]
    [TestCase(" Between ( 1 , -2.5 ) ", "Between", "1", "-2.5")]
    [TestCase("HasScope(`prices:write`)", "HasScope", "prices:write")]
    [TestCase("Expression('a,b)\"`′')", "Expression", "a,b)\"`′")]
    [TestCase("Expression(′[a-z]{1,2}\\d′)", "Expression", "[a-z]{1,2}\\d")]
    [TestCase("Equal('')", "Equal", "")]
    public void Reads_a_rule(string text, string name, params string[] arguments)
    {
        var rule = Parse(text).Single();

        Assert.That(rule.Name, Is.EqualTo(name));
        Assert.That(rule.Arguments, Is.EqualTo(arguments));
    }

    [Test]
    public void Reads_several_rules_in_brackets() =>
        Assert.That(Parse("[NotNull, Between(1,2),Email]").Select(rule => rule.Name), Is.EqualTo(new[] { "NotNull", "Between", "Email" }));

    [TestCase("A(", 3)]
    [TestCase("A(1", 4)]
    [TestCase("A(1,)", 5)]
    [TestCase("A('x", 3)]
    [TestCase("A)", 2)]
    [TestCase("A,B", 2)]
    [TestCase("[A,B", 5)]
    [TestCase("[A B]", 4)]
    [TestCase("[]", 2)]
    [TestCase("?", 1)]
    public void Says_where_a_rule_cannot_be_read(string text, int character) =>
        Assert.That(() => Parse(text), Throws.InstanceOf<MessageDeclarationException>().With.Message.EqualTo(
            $"X.y has the rule '{text}', which cannot be read at character {character}."));

    private static IReadOnlyList<RuleExpression> Parse(string text) => RuleExpression.ParseAll(new ValidateAttribute(text), "X.y");
}
