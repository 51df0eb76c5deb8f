using FsCheck;
using FsCheck.Fluent;
using Messaging.Metadata.Html;
using Messaging.Metadata.Samples;

namespace Messaging.Tests.Metadata.Samples;

public sealed class CommandLineTests
{
    [TestCase("plain", "'plain'")]
    [TestCase("", "''")]
    [TestCase("it's $(rm) `x` \"y\" \\", @"'it'\''s $(rm) `x` ""y"" \'")]
    public void Quotes_an_argument_so_that_the_shell_changes_nothing(string argument, string expected)
    {
        Assert.That(CommandLine.Quote(argument), Is.EqualTo(expected));
    }

    [Test]
    public void Any_argument_is_read_back_as_one_word()
    {
        Prop.ForAll<NonNull<string>>(text =>
        {
            var words = CurlCommand.Words($"a {CommandLine.Quote(text.Get)} b");
            return words.SequenceEqual(["a", text.Get, "b"], StringComparer.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Has_an_argument_a_line()
    {
        Assert.That(CommandLine.Of(Markup.Of($"a"), [Markup.Of($"-b"), Markup.Of($"-c")]).ToString(), Is.EqualTo("a \\\n  -b \\\n  -c"));
    }
}
