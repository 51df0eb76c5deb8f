using System.Runtime.Serialization;
using FluentValidation;
using Messaging.Catalog;
using Messaging.Tests.Hosting;
using Messaging.Validation;
using ServiceStack;

namespace Messaging.Tests.Validation;

public sealed class DeclaredRulesTests
{
    private static readonly IValidator<Ruled> Validator = (IValidator<Ruled>)DeclaredRules.Find(typeof(Ruled))!;

    [TestCase("limit", 0, "InclusiveBetween", "'limit' must be between 1 and 10000. You entered 0.")]
    [TestCase("limit", 1, null, null)]
    [TestCase("limit", 10000, null, null)]
    [TestCase("limit", 10001, "InclusiveBetween", "'limit' must be between 1 and 10000. You entered 10001.")]
    [TestCase("limit", null, null, null)]
    [TestCase("open", 1, "ExclusiveBetween", "'open' must be between 1 and 3 (exclusive). You entered 1.")]
    [TestCase("open", 2, null, null)]
    [TestCase("more", 0, "GreaterThan", "'more' must be greater than '0'.")]
    [TestCase("more", 1, null, null)]
    [TestCase("at_least", 0, "GreaterThanOrEqual", "'at_least' must be greater than or equal to '1'.")]
    [TestCase("at_least", 1, null, null)]
    [TestCase("less", 10, "LessThan", "'less' must be less than '10'.")]
    [TestCase("less", 9, null, null)]
    [TestCase("at_most", 11, "LessThanOrEqual", "'at_most' must be less than or equal to '10'.")]
    [TestCase("at_most", 10, null, null)]
    [TestCase("code", "abcd", "Length", "'code' must be between 2 and 3 characters. You entered 4 characters.")]
    [TestCase("code", "abc", null, null)]
    [TestCase("exact", "ab", "ExactLength", "'exact' must be 3 characters in length. You entered 2 characters.")]
    [TestCase("exact", "abc", null, null)]
    [TestCase("symbol", "a;b", "RegularExpression", "'symbol' is not in the correct format.")]
    [TestCase("symbol", "^GSPC", null, null)]
    [TestCase("mail", "nobody", "Email", "'mail' is not a valid email address.")]
    [TestCase("kind", "x", "Equal", "'kind' must be equal to 'y'.")]
    [TestCase("kind", "y", null, null)]
    [TestCase("never", 5, "NotEqual", "'never' must not be equal to '5'.")]
    [TestCase("agreed", false, "Equal", "'agreed' must be equal to 'True'.")]
    [TestCase("coded", null, "MY_CODE", "Say something about coded.")]
    [TestCase("nothing", "x", "Empty", "'nothing' must be empty.")]
    public void Checks_one_rule(string field, object? value, string? code, string? message)
    {
        var request = Ruled.Right();
        var property = typeof(Ruled).GetProperties().Single(some => field.Equals(WireNames.Of(some), StringComparison.Ordinal));
        property.SetValue(request, value);

        var errors = Validator.Validate(request).Errors.Select(error => FieldErrors.Of(error, null)).ToArray();

        Assert.That(errors.Select(error => error.ErrorCode), Is.EqualTo(code is null ? [] : new[] { code }));
        Assert.That(errors.Select(error => error.FieldName), Is.All.EqualTo(field));
        Assert.That(errors.Select(error => error.Message), Is.All.EqualTo(message));
    }

    [TestCase("1.234", "ScalePrecision")]
    [TestCase("1.23", null)]
    [TestCase("1.2300", null)]
    [TestCase("1234.5", "ScalePrecision")]
    public void Checks_scale_and_precision(string price, string? code)
    {
        var request = Ruled.Right();
        request.Price = decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture);

        Assert.That(Validator.Validate(request).Errors.Select(error => FieldErrors.Of(error, null).ErrorCode), Is.EqualTo(code is null ? [] : new[] { code }));
    }

    [Test]
    public void Checks_days_written_as_text()
    {
        var request = Ruled.Right();
        request.Since = new(1899, 12, 31);

        Assert.That(Validator.Validate(request).Errors.Select(error => error.PropertyName), Is.EqualTo(new[] { "since" }));
    }

    [Test]
    public void Checks_members_and_items_by_their_own_rules()
    {
        var request = Ruled.Right();
        request.Child = new();
        request.Rows = [new() { Name = "x" }, new()];

        Assert.That(Validator.Validate(request).Errors.Select(error => error.PropertyName), Is.EqualTo(new[] { "child.row_name", "rows[1].row_name" }));
    }

    [Test]
    public void Finds_nothing_where_nothing_is_declared()
    {
        Assert.That(DeclaredRules.Find(typeof(Echo)), Is.Null);
        Assert.That(DeclaredRules.Find(typeof(Endless)), Is.Null);
    }

    [TestCase(typeof(UnknownRule), "UnknownRule.X has the rule Nonsense, which does not exist for System.Int32")]
    [TestCase(typeof(WrongType), "WrongType.X has the rule Email, which does not exist for System.Int32")]
    [TestCase(typeof(Unordered), "Unordered.X has the rule GreaterThan, which does not exist for System.Collections.Generic.List")]
    [TestCase(typeof(FewArguments), "FewArguments.X has the rule InclusiveBetween(1), whose arguments do not fit")]
    [TestCase(typeof(WrongArgument), "WrongArgument.X has the rule GreaterThan(a), whose arguments do not fit")]
    [TestCase(typeof(WithCondition), "WithCondition.X has a rule with the condition 'it > 1'")]
    [TestCase(typeof(WithoutValidator), "WithoutValidator.X has a rule without a validator")]
    [TestCase(typeof(Unreadable), "Unreadable.X has the rule 'InclusiveBetween(1', which cannot be read at character 19")]
    public void Stops_the_start_with_the_name_of_a_wrong_rule(Type type, string text) =>
        Assert.That(() => DeclaredRules.Find(type), Throws.InstanceOf<MessageDeclarationException>().With.Message.Contains(text));

    [DataContract]
    public class Ruled
    {
        [DataMember(Name = "limit"), ValidateInclusiveBetween(1, 10000)]
        public int? Limit { get; set; }

        [DataMember(Name = "open"), ValidateExclusiveBetween(1, 3)]
        public int Open { get; set; } = 2;

        [DataMember(Name = "more"), ValidateGreaterThan(0)]
        public int More { get; set; } = 1;

        [DataMember(Name = "at_least"), ValidateGreaterThanOrEqual(1)]
        public int? AtLeast { get; set; }

        [DataMember(Name = "less"), ValidateLessThan(10)]
        public int Less { get; set; }

        [DataMember(Name = "at_most"), ValidateLessThanOrEqual(10)]
        public int AtMost { get; set; }

        [DataMember(Name = "code"), ValidateLength(2, 3)]
        public string? Code { get; set; }

        [DataMember(Name = "exact"), ValidateExactLength(3)]
        public string? Exact { get; set; }

        [DataMember(Name = "symbol"), ValidateRegularExpression("^[A-Z0-9.^=-]{1,32}$"), ValidateMaximumLength(32), ValidateMinimumLength(1)]
        public string? Symbol { get; set; }

        [DataMember(Name = "mail"), ValidateEmail]
        public string? Mail { get; set; }

        [DataMember(Name = "kind"), ValidateEqual("y")]
        public string? Kind { get; set; } = "y";

        [DataMember(Name = "never"), ValidateNotEqual(5)]
        public int Never { get; set; }

        [DataMember(Name = "agreed"), ValidateEqual(true)]
        public bool Agreed { get; set; } = true;

        [DataMember(Name = "coded"), Validate("NotNull", ErrorCode = "MY_CODE", Message = "Say something about {PropertyName}.")]
        public string? Coded { get; set; } = "";

        [DataMember(Name = "nothing"), ValidateEmpty]
        public string? Nothing { get; set; }

        [DataMember(Name = "price"), ValidateScalePrecision(2, 5)]
        public decimal? Price { get; set; }

        [DataMember(Name = "since"), Validate("[NotNull,GreaterThanOrEqual('1900-01-01')]")]
        public DateOnly? Since { get; set; } = new(1900, 1, 1);

        [DataMember(Name = "child")]
        public Row? Child { get; set; }

        [DataMember(Name = "rows")]
        public List<Row>? Rows { get; set; }

        public static Ruled Right() => new();
    }

    [DataContract]
    public class Row
    {
        [DataMember(Name = "row_name"), ValidateNotEmpty]
        public string? Name { get; set; }
    }

    public class Endless
    {
        public Endless? Inner { get; set; }

        public List<Endless>? More { get; set; }
    }

    public class UnknownRule
    {
        [Validate("Nonsense")]
        public int X { get; set; }
    }

    public class WrongType
    {
        [ValidateEmail]
        public int X { get; set; }
    }

    public class Unordered
    {
        [ValidateGreaterThan(1)]
        public List<int>? X { get; set; }
    }

    public class FewArguments
    {
        [Validate("InclusiveBetween(1)")]
        public int X { get; set; }
    }

    public class WrongArgument
    {
        [Validate("GreaterThan(a)")]
        public int X { get; set; }
    }

    public class WithCondition
    {
        [Validate(Condition = "it > 1")]
        public int X { get; set; }
    }

    public class WithoutValidator
    {
        [Validate]
        public int X { get; set; }
    }

    public class Unreadable
    {
        [Validate("InclusiveBetween(1")]
        public int X { get; set; }
    }
}
