using Messaging.Binding;

namespace Messaging.Tests.Binding;

public sealed class DecimalTextTests
{
    [TestCase("0", "0")]
    [TestCase("-0.50", "-0.50")]
    [TestCase("+5", "5")]
    [TestCase("1e-7", "0.0000001")]
    [TestCase("1.5E3", "1500")]
    [TestCase("1234567890123456789012345678", "1234567890123456789012345678")]
    [TestCase("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [TestCase("0001.5000000000000000000000000000000000000", "1.5000000000000000000000000000")]
    [TestCase("0e-99", "0.0000000000000000000000000000")]
    public void Reads_what_a_decimal_holds_exactly(string text, string value) => Assert.That(
        (DecimalText.TryParse(text, out var read), read), Is.EqualTo((true, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))));

    [TestCase("1.00000000000000000000000000001")]
    [TestCase("0.12345678901234567890123456789")]
    [TestCase("12345678901234567890123456789.5")]
    [TestCase("1e-29")]
    [TestCase("1e-99999999999")]
    [TestCase("1e99")]
    [TestCase("NaN")]
    [TestCase("1,5")]
    [TestCase(" 1")]
    [TestCase("")]
    public void Refuses_what_it_would_round_and_what_is_no_number(string text) => Assert.That(DecimalText.TryParse(text, out _), Is.False);
}
