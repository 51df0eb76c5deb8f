namespace Messaging.Tests.NativeTypes;

public sealed class CSharpTests
{
    private readonly string _code = Generated.CSharp(Generated.Shop);

    [TestCase("decimal? Price { get; set; }")]
    [TestCase("TimeSpan? Age { get; set; }")]
    [TestCase("DateTimeOffset Made { get; set; }")]
    [TestCase("Uri? Link { get; set; }")]
    [TestCase("byte[]? Picture { get; set; }")]
    [TestCase("int[] Sizes { get; set; } = [];")]
    [TestCase("HashSet<Colour>? Colours { get; set; }")]
    [TestCase("Dictionary<Colour, string>? Names { get; set; }")]
    [TestCase("Dictionary<int, List<Good>> Parts { get; set; } = new();")]
    [TestCase("IReadOnlyList<double?> Marks { get; set; }")]
    [TestCase("int?[][]? Grid { get; set; }")]
    [TestCase("Measures? Measures { get; set; }")]
    [TestCase("Page<Dictionary<string, Shop.ServiceModel.Maker>>? Makers { get; set; }")]
    [TestCase("Shop.ServiceModel.Other.Maker? Seller { get; set; }")]
    [TestCase("List<Shop.ServiceModel.Maker>? Basket { get; set; }")]
    [TestCase("object? Anything { get; set; }")]
    [TestCase("char Letter { get; set; }")]
    [TestCase("string @event { get; set; }")]
    [TestCase("Cursor<Good>? After { get; set; }")]
    public void Writes_members(string member) => Assert.That(_code, Does.Contain($"        public virtual {member}\n"));

    [TestCase("class ListNames", "IReturn<string[]>")]
    [TestCase("class CountGoods", "IReturn<int>, IPost")]
    [TestCase("class SumGoods", "IReturn<Dictionary<string, decimal>>")]
    [TestCase("class RemoveGood", "IReturnVoid, IDelete")]
    [TestCase("class Unmarked", "IReturn<Refusal>")]
    [TestCase("class Good", "Thing, IPriced, IMeta")]
    public void Writes_bases_and_markers(string declaration, string bases) =>
        Assert.That(_code, Does.Contain($"    public partial {declaration}\n        : {bases}\n    {{\n"));

    [Test]
    public void Writes_enums_with_the_numbers_that_are_not_counted_and_their_type()
    {
        Assert.That(_code, Does.Contain("    public enum Colour\n    {\n        Red = 1,\n        Blue = 5,\n    }\n"));
        Assert.That(_code, Does.Contain("    [Flags]\n    public enum Rights : byte\n"));
    }

    [Test]
    public void Writes_a_namespace_after_the_other() =>
        Assert.That(_code, Does.Contain("\n\n}\n\nnamespace Shop.ServiceModel.Other\n{\n    public partial class Maker\n    {\n"));

    [Test]
    public void Writes_descriptions_as_xml() =>
        Assert.That(_code, Does.Contain("    ///<summary>\n    ///Goods of a kind &amp; more.\n    ///</summary>\n    [Route(\"/goods\")]\n"));

    [Test]
    public void Puts_types_of_one_name_into_one_namespace_under_two_names()
    {
        var code = Generated.CSharp(Generated.Shop, "GlobalNamespace=My");

        Assert.That(code, Does.Contain("Maker_2? Seller { get; set; }").And.Contain("class Maker_2\n").And.Contain("List<Maker>? Basket"));
    }

    [TestCase("MakeInternal=true", "    internal enum Colour")]
    [TestCase("MakePartial=false", "    public class Maker")]
    [TestCase("MakeVirtual=false", "        public int[] Sizes { get; set; } = [];")]
    [TestCase("AddNullableAnnotations=false", "        public virtual Uri Link { get; set; }")]
    [TestCase("InitializeCollections=true", "        public virtual HashSet<Colour>? Colours { get; set; } = [];")]
    [TestCase("AddImplicitVersion=3", "            Version = 3;")]
    [TestCase("AddResponseStatus=true", "        public virtual ResponseStatus? ResponseStatus { get; set; }")]
    [TestCase("MakeDataContractsExtensible=true", "        : IReturnVoid, IDelete, IExtensibleDataObject")]
    [TestCase("AddGeneratedCodeAttributes=true", "    [GeneratedCode(\"AddServiceStackReference\", \"1.0\")]")]
    [TestCase("AddDescriptionAsComments=false", "    [Description(\"Goods of a kind & more.\")]")]
    [TestCase("AddNamespaces=My.Own,Other", "using My.Own;\nusing Other;")]
    [TestCase("ExcludeNamespace=true", "public partial class Page<T>")]
    [TestCase("AddDataContractAttributes=true", "    [DataContract]\n    public partial class Page<T>")]
    [TestCase("AddDataContractAttributes=true&AddIndexesToDataMembers=true", "        [DataMember(Order=2)]\n        public virtual TimeSpan? Age { get; set; }")]
    [TestCase(
        "AddDataContractAttributes=true&AddDefaultXmlNamespace=urn:x", "\n[assembly: ContractNamespace(\"urn:x\", ClrNamespace=\"Shop.ServiceModel\")]")]
    public void Does_as_options_ask(string query, string line)
    {
        Assert.That(_code, Does.Not.Contain($"\n{line}\n"));
        Assert.That(Generated.CSharp(Generated.Shop, query), Does.Contain($"\n{line}\n"));
    }

    [Test]
    public void Writes_no_types_of_the_contract_itself_unless_asked_to()
    {
        Assert.That(Generated.CSharp(Generated.Samples), Does.Not.Contain("class ResponseStatus"));
        Assert.That(Generated.CSharp(Generated.Samples, "AddServiceStackTypes=true"), Does.Contain("namespace ServiceStack\n").And.Contain("class ResponseStatus\n"));
    }
}
