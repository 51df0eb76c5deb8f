using Messaging.Tests.NativeTypes;

namespace Messaging.Tests.Clients;

/// <summary>Generated TypeScript has no error of types whatever the options, by a compiler that is as strict as can be.</summary>
[TestFixture, Category("Program")]
public sealed class GeneratedTypeScriptTests
{
    private const string Imports =
        "DefaultImports=IReturn:@servicestack/client,IReturnVoid:@servicestack/client,ResponseStatus:@servicestack/client,"
        + "IGet:./verbs.js,IPost:./verbs.js,IPut:./verbs.js,IDelete:./verbs.js";

    /// <summary>What the client does not have.</summary>
    private const string Verbs = "// @ts-nocheck\nexport interface IGet {}\nexport interface IPost {}\nexport interface IPut {}\nexport interface IDelete {}\n";

    private static readonly string[] Queries =
    [
        "",
        "GlobalNamespace=My.Client",
        "MakePropertiesOptional=true&InitializeCollections=true",
        "AddResponseStatus=true&AddImplicitVersion=1",
        "AddResponseStatus=true&IncludeTypes=ListGoods.*,SearchGoods.*,GetStatistics.*",
        "AddReturnMarker=false&AddDescriptionAsComments=false",
        "AddDataContractAttributes=true&AddIndexesToDataMembers=true",
        $"AddServiceStackTypes=false&{Imports}",
        $"AddServiceStackTypes=false&AddResponseStatus=true&{Imports}",
        "IncludeTypes=SearchGoods.*,GetStatistics.*",
        "IncludeTypes={numbers}",
        "ExcludeTypes=SearchGoods,RemoveGood,GetStatistics",
    ];

    private string _findings = "";

    [OneTimeSetUp]
    public async Task CompileAsync()
    {
        using var project = new TypeScriptProject();
        for (var i = 0; i < Queries.Length; i++)
        {
            await project.CheckAsync(NameOf("shop", i), Generated.TypeScript(Generated.Shop, Queries[i]));
            await project.CheckAsync(NameOf("samples", i), Generated.TypeScript(Generated.Samples, Queries[i]));
        }
        await project.CheckAsync("wrong.ts", "// @ts-nocheck\nexport const day: number = '2024-02-29';\n");
        await project.CheckAsync("verbs.ts", Verbs);
        (_, _findings) = await project.CompileAsync();
    }

    [Test]
    public void The_compiler_finds_what_is_wrong() => Assert.That(FindingsOf("wrong.ts"), Has.One.Contains("TS2322"));

    [TestCaseSource(nameof(Queries))]
    public void Has_no_error_of_types(string query)
    {
        var index = Array.IndexOf(Queries, query);
        Assert.That(FindingsOf(NameOf("shop", index)), Is.Empty);
        Assert.That(FindingsOf(NameOf("samples", index)), Is.Empty);
    }

    private static string NameOf(string contract, int index) => FormattableString.Invariant($"{contract}{index}.ts");

    private IEnumerable<string> FindingsOf(string file) =>
        _findings.Split('\n').Where(line => line.StartsWith($"{file}(", StringComparison.Ordinal));
}
