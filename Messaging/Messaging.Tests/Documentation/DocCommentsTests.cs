using System.Xml.Linq;
using Messaging.Documentation;

namespace Messaging.Tests.Documentation;

public sealed class DocCommentsTests
{
    [TestCase("<summary>Plain.</summary>", "Plain.")]
    [TestCase("<summary>\n  Two\n  lines.\n</summary>", "Two lines.")]
    [TestCase("<summary>See <see cref=\"P:Some.Type.Member\"/>.</summary>", "See Member.")]
    [TestCase("<summary>See <see cref=\"M:Some.Type.Do``1(System.Int32,System.String)\"/>.</summary>", "See Do.")]
    [TestCase("<summary>See <see cref=\"T:Some.Page`1\">pages</see>.</summary>", "See pages.")]
    [TestCase("<summary>A <c>code</c>d <b>word</b>, <typeparamref name=\"T\"/>.</summary>", "A coded word, T.")]
    [TestCase("<summary>One<para>two</para>three<br/>four</summary>", "One two three four")]
    [TestCase("<summary>At <see href=\"https://a.example/\"/></summary>", "At https://a.example/")]
    [TestCase("<summary>a &lt; b &amp; c</summary>", "a < b & c")]
    [TestCase("<summary>  </summary>", null)]
    [TestCase("<summary/>", null)]
    public void Strips_markup(string xml, string? text) => Assert.That(DocText.Of(XElement.Parse(xml)), Is.EqualTo(text));

    [Test]
    public void Reads_nothing_from_a_file_that_is_not_there() =>
        Assert.That(DocComments.Read(Path.Combine(TestContext.CurrentContext.WorkDirectory, "no-such.xml")), Is.Empty);

    [TestCase("")]
    [TestCase("<doc><members><member name=\"T:A\">")]
    [TestCase("no xml")]
    [TestCase("<!DOCTYPE d [<!ENTITY e \"x\">]><doc>&e;</doc>")]
    public void Reads_nothing_from_a_file_that_is_no_documentation(string content)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.xml");
        File.WriteAllText(path, content);

        Assert.That(DocComments.Read(path), Is.Empty);
        File.Delete(path);
    }

    [Test]
    public void Takes_the_first_of_two_comments_of_one_member()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.xml");
        File.WriteAllText(path, "<doc><members><member name='T:A'><summary>1</summary></member><member name='T:A'/><member/></members></doc>");

        Assert.That(DocText.Of(DocComments.Read(path)["T:A"].Element("summary")), Is.EqualTo("1"));
        File.Delete(path);
    }

    [Test]
    public void Knows_nothing_of_an_assembly_without_such_a_file() =>
        Assert.That(DocComments.Beside(typeof(object).Assembly).Find(typeof(string)), Is.Null);

    [Test]
    public void Finds_the_comment_of_a_member_of_a_generic_type() =>
        Assert.That(new Descriptions().Of(typeof(Commented<int>.Inner).GetProperty("Value")!), Is.EqualTo("Deep inside."));

    private static class Commented<T>
    {
        public sealed class Inner
        {
            /// <summary>Deep inside.</summary>
            public T? Value { get; set; }
        }
    }
}
