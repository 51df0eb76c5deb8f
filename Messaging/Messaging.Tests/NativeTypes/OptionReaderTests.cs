using Messaging.NativeTypes;

namespace Messaging.Tests.NativeTypes;

public sealed class OptionReaderTests
{
    [TestCase("makevirtual=FALSE", "MakeVirtual: False")]
    [TestCase("MakeVirtual=", "//MakeVirtual: True")]
    [TestCase("", "//MakeVirtual: True")]
    [TestCase("GlobalNamespace=My.Client", "GlobalNamespace: My.Client")]
    [TestCase("AddImplicitVersion=0", "AddImplicitVersion: 0")]
    [TestCase("IncludeTypes=A.*,%7Bb,c%7D,,D", "IncludeTypes: A.*,{b,c},D")]
    [TestCase("IncludeTypes=A&IncludeTypes=B", "IncludeTypes: A,B")]
    [TestCase("BaseUrl=http://a.example:1/x", "BaseUrl: http://a.example:1/x")]
    [TestCase("NoSuchOption=*/", "//AddDefaultXmlNamespace: http://schemas.servicestack.net/types")]
    public void Reads_and_shows_options(string query, string line)
    {
        var reader = Generated.Reader(query);
        var options = new NativeTypesOptions(reader);

        Assert.That(reader.Errors, Is.Empty);
        Assert.That(options.Line(line[..line.IndexOf(": ", StringComparison.Ordinal)].TrimStart('/')), Is.EqualTo(line));
    }

    [TestCase("MakeVirtual=yes", "'yes' is an Invalid value for 'MakeVirtual'; expected true or false")]
    [TestCase("AddImplicitVersion=-1", "'-1' is an Invalid value for 'AddImplicitVersion'; expected a whole number")]
    [TestCase("AddImplicitVersion=2147483648", "'2147483648' is an Invalid value for 'AddImplicitVersion'; expected a whole number")]
    [TestCase("GlobalNamespace=a{}", "'a{}' is an Invalid value for 'GlobalNamespace'; expected a name such as My.Client")]
    [TestCase("GlobalNamespace=a.", "'a.' is an Invalid value for 'GlobalNamespace'; expected a name such as My.Client")]
    [TestCase("AddNamespaces=a,b;c", "'b;c' is an Invalid value for 'AddNamespaces'; expected names such as My.Client")]
    [TestCase("DefaultImports=a:./b,c", "'c' is an Invalid value for 'DefaultImports'; expected imports such as Name:./module")]
    [TestCase("DefaultImports=a:b\"", "'a:b\"' is an Invalid value for 'DefaultImports'; expected imports such as Name:./module")]
    [TestCase("BaseUrl=javascript:x", "'javascript:x' is an Invalid value for 'BaseUrl'; expected an address that begins with http:// or https://")]
    [TestCase("IncludeTypes=*/x", "'*/x' is an Invalid value for 'IncludeTypes'; expected a text of one line without the end of a comment")]
    [TestCase("ExcludeTypes=a%0Ab", "'a b' is an Invalid value for 'ExcludeTypes'; expected a text of one line without the end of a comment")]
    [TestCase("ExcludeTypes=%E2%80%A8", "'\u2028' is an Invalid value for 'ExcludeTypes'; expected a text of one line without the end of a comment")]
    [TestCase("AddDefaultXmlNamespace=*/", "'*/' is an Invalid value for 'AddDefaultXmlNamespace'; expected a text of one line without the end of a comment")]
    public void Refuses_values_that_are_none_or_could_become_code(string query, string message)
    {
        var reader = Generated.Reader(query);
        _ = new NativeTypesOptions(reader);

        Assert.That(reader.Errors.Select(error => error.Message), Is.EqualTo([message]));
        Assert.That(reader.Errors[0].FieldName, Is.EqualTo(query[..query.IndexOf('=', StringComparison.Ordinal)]));
    }

    [Test]
    public void Tells_of_all_wrong_options_at_once()
    {
        var reader = Generated.Reader("MakePartial=1&MakeVirtual=2&BaseUrl=x");
        _ = new NativeTypesOptions(reader);

        Assert.That(reader.Errors.Select(error => error.FieldName), Is.EqualTo(["BaseUrl", "MakePartial", "MakeVirtual"]));
    }
}
