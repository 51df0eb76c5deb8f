using StockStats.ServiceInterface.Ingest.Formats;

namespace StockStats.Tests.Ingest.AlphaVantage;

[TestFixture]
public sealed class KeyRedactionTests
{
    [TestCase("We have detected your API key as ABC123 and our", "We have detected your API key as [key] and our")]
    [TestCase("we have detected your api key as `A-B` and", "we have detected your api key as [key] and")]
    [TestCase("no key here", "no key here")]
    public void Takes_out_what_a_message_says_it_detected(string text, string redacted) =>
        Assert.That(KeyRedaction.Redact(text, key: null), Is.EqualTo(redacted));

    [Test]
    public void Takes_out_the_key_in_use_also_where_it_is_encoded() =>
        Assert.That(KeyRedaction.Redact("a+b? A+B? a%2Bb%3F", "a+b?"), Is.EqualTo("[key] [key] [key]"));

    [Test]
    public void Leaves_the_demo_key_which_is_no_secret() =>
        Assert.That(KeyRedaction.Redact("The **demo** API key", "demo"), Is.EqualTo("The **demo** API key"));
}
