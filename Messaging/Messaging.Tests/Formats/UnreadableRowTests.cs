using System.Text;
using Messaging.Formats;

namespace Messaging.Tests.Formats;

/// <summary>Whatever the format, what is wrong in a row is told by place, value and what was expected.</summary>
public sealed class UnreadableRowTests
{
    private static readonly IReadOnlyDictionary<string, string> Bodies = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["json"] = """{"data":[{},{"NAME":"VALUE"}]}""",
        ["jsonl"] = """
            {}
            {"NAME":"VALUE"}
            """,
        ["csv"] = "symbol,NAME\nA,GOOD\nB,VALUE",
        ["xml"] = "<StoreAny><data><AnyRow/><AnyRow><NAME>VALUE</NAME></AnyRow></data></StoreAny>",
        ["jsv"] = "{data:[{},{NAME:VALUE}]}",
    };

    [TestCase("price", "abc", "1", "a number")]
    [TestCase("ratio", "abc", "1", "a number")]
    [TestCase("volume", "1.5", "1", "a whole number from -9223372036854775808 to 9223372036854775807")]
    [TestCase("day", "2024-02-30", "2024-02-29", "a date as YYYY-MM-DD")]
    [TestCase("flag", "maybe", "true", "true or false")]
    [TestCase("side", "up", "sell", "one of buy-side, sell")]
    public async Task Place_value_and_what_was_expected_are_told(string field, string value, string good, string expected)
    {
        foreach (var (name, template) in Bodies)
        {
            var body = template
                .Replace("NAME", field, StringComparison.Ordinal)
                .Replace("VALUE", value, StringComparison.Ordinal)
                .Replace("GOOD", good, StringComparison.Ordinal);
            var format = name is "json" ? new JsonFormat() : FormatHarness.Find(name);

            var errors = (await FormatHarness.ReadAsync(format, "StoreAny", Encoding.UTF8.GetBytes(body))).Errors.ToArray();

            Assert.That(errors, Has.Length.EqualTo(1), name);
            Assert.That(
                errors[0], Does.StartWith($"data[1].{field}: '{value}' is an Invalid value for 'data[1].{field}'; expected {expected}"), name);
        }
    }
}
