using Messaging.Tests.Hosting;

namespace Messaging.Tests.NativeTypes;

public sealed class TypeScriptTests
{
    private readonly string _code = Generated.TypeScript(Generated.Shop);

    [TestCase("price?: number;")]
    [TestCase("age?: string;")]
    [TestCase("made: string;")]
    [TestCase("opens: string;")]
    [TestCase("link?: string;")]
    [TestCase("picture?: string;")]
    [TestCase("sizes: number[] = [];")]
    [TestCase("colours?: Colour[];")]
    [TestCase("names?: { [index:string]: string; };")]
    [TestCase("parts: { [index:number]: Good[]; } = {};")]
    [TestCase("marks: number[];")]
    [TestCase("grid?: number[][];")]
    [TestCase("rights: Rights;")]
    [TestCase("measures?: Measures;")]
    [TestCase("makers?: Page<{ [index:string]: Maker; }>;")]
    [TestCase("seller?: Maker_2;")]
    [TestCase("basket?: Maker[];")]
    [TestCase("anything?: any;")]
    [TestCase("letter: string;")]
    [TestCase("event: string;")]
    [TestCase("\"x-rate\": number;")]
    [TestCase("after?: Cursor<Good>;")]
    public void Writes_members_as_they_are_in_json(string member) => Assert.That(_code, Does.Contain($"    public {member}\n"));

    [TestCase("class ListNames implements IReturn<string[]>", "return new Array<string>();")]
    [TestCase("class CountGoods implements IReturn<number>, IPost", "return 0;")]
    [TestCase("class ReadPicture implements IReturn<Blob>", "return new Blob();")]
    [TestCase("class SumGoods implements IReturn<{ [index:string]: number; }>", "return {};")]
    [TestCase("class SearchGoods implements IReturn<Page<Good>>, IGet", "return new Page<Good>();")]
    [TestCase("class ListGoods implements IReturn<Good[]>", "return new Array<Good>();")]
    [TestCase("class Unmarked implements IReturn<Refusal>", "return new Refusal();")]
    public void Writes_what_a_request_returns_and_how_to_make_one(string declaration, string statement) =>
        Assert.That(Block(declaration), Does.Contain($"public createResponse() {{ {statement} }}\n"));

    [Test]
    public void Writes_a_request_without_a_response() =>
        Assert.That(Block("class RemoveGood implements IReturnVoid, IDelete"), Does.Contain("public createResponse() {}\n"));

    [TestCase("class SearchGoods", "GET")]
    [TestCase("class RemoveGood", "DELETE")]
    [TestCase("class CountGoods", "POST")]
    [TestCase("class Unmarked", "PUT")]
    [TestCase("class ListNames", "POST")]
    public void Writes_the_verb_of_the_marker_else_of_the_method_else_post(string declaration, string verb) =>
        Assert.That(Block(declaration), Does.Contain($"public getMethod() {{ return '{verb}'; }}\n"));

    [Test]
    public void Writes_a_derived_class_after_its_base_and_has_it_call_the_base()
    {
        Assert.That(Block("class Good extends Thing implements IPriced"), Does.Contain("(init?: Partial<Good>) { super(init); (Object as any)"));
        Assert.That(_code.IndexOf("class Thing", StringComparison.Ordinal), Is.LessThan(_code.IndexOf("class Good ", StringComparison.Ordinal)));
    }

    [Test]
    public void Writes_interfaces_without_modifiers_and_constructors() => Assert.That(
        _code, Does.Contain("export interface IPriced\n{\n    price?: number;\n}\n"));

    [Test]
    public void Writes_the_texts_of_enums_whatever_their_numbers_and_the_numbers_of_flags()
    {
        Assert.That(_code, Does.Contain("export enum Colour\n{\n    Red = 'Red',\n    Blue = 'Blue',\n}\n"));
        Assert.That(_code, Does.Contain("// @Flags()\nexport enum Rights\n{\n    None = 0,\n    Read = 1,\n    Write = 2,\n}\n"));
    }

    [Test]
    public void Writes_attributes_as_comments_that_cannot_end_early() => Assert.That(_code, Does.Contain("""
        /** @description Goods of a kind & more. */
        // @Route("/goods")
        // @Route("/goods/{Colour}", "GET")
        // @ApiResponse(Description="No such \"colour\"", ResponseType=typeof(Refusal), StatusCode=404)
        // @ValidateRequest(Validator="HasScope(`goods:read`)")
        export class SearchGoods implements IReturn<Page<Good>>, IGet
        {
            /** @description Ends * / here or not */
            // @ApiMember(Description="Ends */ here\nor not", IsRequired=true, ParameterType="path")
            public colour: Colour;

            // @Validate(Validator="InclusiveBetween(1,9)", ErrorCode="Odd")
            public limit?: number;

        """.ReplaceLineEndings("\n")));

    [Test]
    public void Writes_the_arguments_of_data_contracts()
    {
        Assert.That(_code, Does.Contain("// @DataContract(Name=\"thing\", Namespace=\"urn:things\")\nexport class Thing\n"));
        Assert.That(_code, Does.Contain("    // @DataMember(Name=\"id\", Order=3, IsRequired=true, EmitDefaultValue=false)\n    public id: string;\n"));
    }

    [Test]
    public void Imports_and_wraps_all_in_a_namespace_when_asked_to()
    {
        var code = Generated.TypeScript(Generated.Shop, "GlobalNamespace=My.Shop&DefaultImports=Some:./module");

        Assert.That(code, Does.Contain("// @ts-nocheck\nimport { Some } from \"./module\";\n\nexport namespace My.Shop\n{\n\n    export interface IReturn<T>\n"));
        Assert.That(code, Does.EndWith("    }\n}\n\n"));
    }

    [TestCase("MakePropertiesOptional=true", "    public made?: string;")]
    [TestCase("InitializeCollections=true", "    public grid?: number[][] = [];")]
    [TestCase("AddImplicitVersion=3", "    public version: number; //3")]
    [TestCase("AddResponseStatus=true", "    public responseStatus?: ResponseStatus;")]
    [TestCase("AddDataContractAttributes=true&AddIndexesToDataMembers=true", "    // @DataMember(Order=2)\n    public age?: string;")]
    [TestCase("AddDataContractAttributes=true", "// @DataContract()\nexport class Refusal")]
    public void Does_as_options_ask(string query, string line)
    {
        Assert.That(_code, Does.Not.Contain(line));
        Assert.That(Generated.TypeScript(Generated.Shop, query), Does.Contain($"{line}\n"));
    }

    [TestCase("AddDescriptionAsComments=false", "@description")]
    [TestCase("AddReturnMarker=false", "class Unmarked implements")]
    [TestCase("AddServiceStackTypes=false", "interface IReturn<T>")]
    [TestCase("WithoutOptions=true", "Options:")]
    public void Leaves_out_what_options_turn_off(string query, string text)
    {
        Assert.That(_code, Does.Contain(text));
        Assert.That(Generated.TypeScript(Generated.Shop, query), Does.Not.Contain(text));
    }

    [TestCase("", 0)]
    [TestCase("AddResponseStatus=true", 1)]
    [TestCase("AddResponseStatus=true&IncludeTypes=SearchGoods", 1)]
    [TestCase("AddResponseStatus=true&IncludeTypes=RemoveGood", 0)]
    [TestCase("AddResponseStatus=true&AddServiceStackTypes=false", 0)]
    [TestCase("AddResponseStatus=true&ExcludeTypes=ResponseStatus,ResponseError", 0)]
    public void Declares_the_status_that_responses_were_given(string query, int count)
    {
        var code = Generated.TypeScript(Generated.Shop, query);

        Assert.That(code.Split("\nexport class ResponseStatus\n"), Has.Length.EqualTo(count + 1));
        Assert.That(code.Split("\nexport class ResponseError\n"), Has.Length.EqualTo(count + 1));
    }

    [Test]
    public void Declares_the_status_once_where_responses_have_it_too()
    {
        var code = Generated.TypeScript(Generated.Read(typeof(SampleServices), typeof(ShopServices)), "AddResponseStatus=true");

        Assert.That(code.Split("\nexport class ResponseStatus\n"), Has.Length.EqualTo(2));
    }

    [Test]
    public void Leaves_out_the_contract_s_own_types_when_asked_to()
    {
        Assert.That(Generated.TypeScript(Generated.Samples), Does.Contain("class ResponseStatus"));
        Assert.That(Generated.TypeScript(Generated.Samples, "AddServiceStackTypes=false"), Does.Not.Contain("class ResponseStatus"));
    }

    [Test]
    public void Writes_all_with_line_feeds_and_no_space_at_the_ends_of_lines() =>
        Assert.That(_code.Split('\n').Skip(17), Has.None.EndsWith(" ").And.None.EndsWith("\r"));

    /// <summary>From a declaration to its end.</summary>
    private string Block(string declaration)
    {
        var start = _code.IndexOf(declaration, StringComparison.Ordinal);
        Assert.That(start, Is.Positive, declaration);
        return _code[start..(_code.IndexOf("\n}\n", start, StringComparison.Ordinal) + 1)];
    }
}
