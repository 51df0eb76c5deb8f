using Messaging.Metadata;

namespace Messaging.Tests.Metadata;

public sealed class PageLinkTests
{
    [TestCase("")]
    [TestCase("openapi")]
    [TestCase("//elsewhere.example.com")]
    [TestCase("/\\elsewhere.example.com")]
    [TestCase("https://elsewhere.example.com")]
    [TestCase("javascript:alert(1)")]
    public void Refuses_what_is_no_path_of_the_program(string path)
    {
        Assert.That(
            () => new PageLink("Text", path),
            Throws.ArgumentException.With.Message.StartsWith($"'{path}' must begin with a single '/'."));
    }

    [TestCase("/")]
    [TestCase("/openapi/v2.json")]
    public void Takes_a_path(string path)
    {
        Assert.That(new PageLink("Text", path).Path, Is.EqualTo(path));
    }
}
