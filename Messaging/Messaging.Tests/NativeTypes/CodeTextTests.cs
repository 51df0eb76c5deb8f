using FsCheck;
using FsCheck.Fluent;
using Messaging.NativeTypes;
using Microsoft.CodeAnalysis.CSharp;

namespace Messaging.Tests.NativeTypes;

public sealed class CodeTextTests
{
    [Test]
    public void Quotes_any_text_so_that_the_compiler_reads_it_back() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        var token = SyntaxFactory.ParseToken(CodeText.Quote(text.Get));
        return string.Equals(token.ValueText, text.Get, StringComparison.Ordinal) && !token.ContainsDiagnostics;
    }).QuickCheckThrowOnFailure();

    [TestCase("a \"b\" \\ c", "\"a \\\"b\\\" \\\\ c\"")]
    [TestCase("\r\n\t\0\u2028", "\"\\r\\n\\t\\u0000\\u2028\"")]
    [TestCase("é€", "\"é€\"")]
    [TestCase("", "\"\"")]
    public void Quotes_with_escapes(string text, string quoted) => Assert.That(CodeText.Quote(text), Is.EqualTo(quoted));

    [TestCase("it's", "'it\\'s'")]
    [TestCase("a \"b\" \\\"", "'a \"b\" \\\\\"'")]
    public void Quotes_in_single_quotes(string text, string quoted) => Assert.That(CodeText.SingleQuote(text), Is.EqualTo(quoted));

    [TestCase("a */ b", "a * / b")]
    [TestCase("a\nb\u2029c", "a b c")]
    [TestCase("a  b", "a  b")]
    public void Keeps_comments_from_ending(string text, string comment) => Assert.That(CodeText.Comment(text), Is.EqualTo(comment));

    [Test]
    public void Escapes_comments_in_xml() => Assert.That(CodeText.XmlComment("a < b && c > d\r"), Is.EqualTo("a &lt; b &amp;&amp; c &gt; d "));
}
