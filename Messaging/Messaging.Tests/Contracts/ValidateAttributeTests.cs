using System.Globalization;
using ServiceStack;

namespace Messaging.Tests.Contracts;

public sealed class ValidateAttributeTests
{
    private static readonly TestCaseData[] Validators =
    [
        new(new ValidateNullAttribute(), "Null"),
        new(new ValidateEmptyAttribute(), "Empty"),
        new(new ValidateEmailAttribute(), "Email"),
        new(new ValidateNotNullAttribute(), "NotNull"),
        new(new ValidateNotEmptyAttribute(), "NotEmpty"),
        new(new ValidateLengthAttribute(1, 32), "Length(1,32)"),
        new(new ValidateExactLengthAttribute(3), "ExactLength(3)"),
        new(new ValidateMaximumLengthAttribute(32), "MaximumLength(32)"),
        new(new ValidateMinimumLengthAttribute(0), "MinimumLength(0)"),
        new(new ValidateLessThanAttribute(-1), "LessThan(-1)"),
        new(new ValidateLessThanOrEqualAttribute(10000), "LessThanOrEqual(10000)"),
        new(new ValidateGreaterThanAttribute(0), "GreaterThan(0)"),
        new(new ValidateGreaterThanOrEqualAttribute(1), "GreaterThanOrEqual(1)"),
        new(new ValidateScalePrecisionAttribute(6, 18), "ScalePrecision(6,18)"),
        new(new ValidateRegularExpressionAttribute("^[A-Z]+$"), "RegularExpression(\u2032^[A-Z]+$\u2032)"),
        new(new ValidateEqualAttribute("a"), "Equal(\u2032a\u2032)"),
        new(new ValidateEqualAttribute(7), "Equal(7)"),
        new(new ValidateEqualAttribute(true), "Equal(true)"),
        new(new ValidateNotEqualAttribute("a"), "NotEqual(\u2032a\u2032)"),
        new(new ValidateNotEqualAttribute(-7), "NotEqual(-7)"),
        new(new ValidateNotEqualAttribute(false), "NotEqual(false)"),
        new(new ValidateInclusiveBetweenAttribute(1, 9), "InclusiveBetween(1,9)"),
        new(new ValidateInclusiveBetweenAttribute('a', 'z'), "InclusiveBetween(\u2032a\u2032,\u2032z\u2032)"),
        new(new ValidateInclusiveBetweenAttribute("a", "zz"), "InclusiveBetween(\u2032a\u2032,\u2032zz\u2032)"),
        new(new ValidateExclusiveBetweenAttribute(-1, 1), "ExclusiveBetween(-1,1)"),
        new(new ValidateExclusiveBetweenAttribute('a', 'z'), "ExclusiveBetween(\u2032a\u2032,\u2032z\u2032)"),
        new(new ValidateExclusiveBetweenAttribute("a", "zz"), "ExclusiveBetween(\u2032a\u2032,\u2032zz\u2032)"),
    ];

    [TestCaseSource(nameof(Validators))]
    public void A_typed_attribute_stands_for_a_validator_expression(ValidateAttribute attribute, string expression)
    {
        Assert.That(attribute.Validator, Is.EqualTo(expression));
    }

    [Test]
    public void Numbers_in_an_expression_do_not_follow_the_culture()
    {
        OurAssembly.Assume("the package writes numbers in the current culture");

        var culture = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NegativeSign = "minus ";
        CultureInfo.CurrentCulture = other;
        try
        {
            Assert.That(new ValidateGreaterThanAttribute(-5).Validator, Is.EqualTo("GreaterThan(-5)"));
            Assert.That(new ValidateInclusiveBetweenAttribute(-5, -1).Validator, Is.EqualTo("InclusiveBetween(-5,-1)"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Test]
    public void Conditions_are_joined_and_blank_ones_left_out()
    {
        Assert.That(new ValidateAttribute { AllConditions = ["a > 1", "", "b"] }.Condition, Is.EqualTo("(a > 1) && (b)"));
        Assert.That(new ValidateAttribute { AnyConditions = ["a", "b"] }.Condition, Is.EqualTo("(a) || (b)"));
        Assert.That(new ValidateRequestAttribute { Conditions = ["a", "b"] }.Condition, Is.EqualTo("(a) && (b)"));
        Assert.That(new ValidateRequestAttribute { AllConditions = ["a"] }.Conditions, Is.EqualTo(new[] { "(a)" }));
        Assert.That(new ValidateRequestAttribute { AnyConditions = ["a", "b"] }.Condition, Is.EqualTo("(a) || (b)"));
    }

    [Test]
    public void Joined_conditions_cannot_be_read_back()
    {
        Assert.That(() => new ValidateAttribute().AllConditions, Throws.TypeOf<NotSupportedException>());
        Assert.That(() => new ValidateAttribute().AnyConditions, Throws.TypeOf<NotSupportedException>());
        Assert.That(() => new ValidateRequestAttribute().AllConditions, Throws.TypeOf<NotSupportedException>());
        Assert.That(() => new ValidateRequestAttribute().AnyConditions, Throws.TypeOf<NotSupportedException>());
    }

    [Test]
    public void Rules_about_the_caller_name_what_they_ask_for()
    {
        var scope = new ValidateHasScopeAttribute("prices:write");

        Assert.That(scope.Scope, Is.EqualTo("prices:write"));
        Assert.That(scope.Validator, Is.EqualTo("HasScope(`prices:write`)"));
        Assert.That(scope, Is.InstanceOf<IRequireAuthentication>());
        Assert.That(new ValidateIsAuthenticatedAttribute().Validator, Is.EqualTo("IsAuthenticated"));
        Assert.That(new ValidateApiKeyAttribute().Validator, Is.EqualTo("ApiKey"));
        Assert.That(new ValidateApiKeyAttribute("ingest").Validator, Is.EqualTo("ApiKey(\u2032ingest\u2032)"));
    }
}
