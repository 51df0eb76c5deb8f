using System.Net.Http.Json;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Messaging.Formats;
using Messaging.Tests.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServiceStack;

namespace Messaging.Tests.NativeTypes;

/// <summary>Generated C# compiles against the contract, with nullable enabled, and speaks to the service.</summary>
public sealed class CompiledCSharpTests
{
    private static readonly JsonSerializerOptions Json = new JsonFormat().Options;

    [TestCase("")]
    [TestCase("GlobalNamespace=My.Client&MakePartial=False&MakeVirtual=False")]
    [TestCase("ExcludeNamespace=true&MakeInternal=true")]
    [TestCase("AddNullableAnnotations=false&InitializeCollections=true")]
    [TestCase("AddDataContractAttributes=true&AddIndexesToDataMembers=true&AddGeneratedCodeAttributes=true")]
    [TestCase("AddResponseStatus=true&AddImplicitVersion=1&MakeDataContractsExtensible=true&AddDescriptionAsComments=false")]
    [TestCase("AddReturnMarker=false&AddNamespaces=System.Linq&ExportValueTypes=true")]
    public void Compiles(string query)
    {
        Assert.That(ErrorsOf(Compile(Generated.CSharp(Generated.Samples, query))), Is.Empty);
        Assert.That(ErrorsOf(Compile(Generated.CSharp(Generated.Shop, query))), Is.Empty);
    }

    [TestCase("IncludeTypes=SearchGoods.*")]
    [TestCase("IncludeTypes={numbers}")]
    [TestCase("ExcludeTypes=SearchGoods,RemoveGood")]
    public void Compiles_in_part(string query) => Assert.That(ErrorsOf(Compile(Generated.CSharp(Generated.Shop, query))), Is.Empty);

    [Test]
    public async Task Talks_to_the_service_with_the_types_that_the_service_hands_out()
    {
        await using var host = await TestHost.StartSampleAsync();
        var types = Load(Compile((await host.GetAsync("/types/csharp?GlobalNamespace=My")).Body));

        var request = JsonSerializer.Deserialize("""{"data":[{"symbol":"IBM","date":"2020-01-02","open_price":1.5}]}""", types.GetType("My.StoreFinancialData")!, Json);
        using var posted = await host.Client.PostAsync("/api/StoreFinancialData", JsonContent.Create(request, request!.GetType(), options: Json));
        var stored = await posted.Content.ReadFromJsonAsync(types.GetType("My.StoreFinancialDataResponse")!, Json);
        var rows = await host.Client.GetFromJsonAsync(
            "/api/QueryFinancialData?symbol=IBM&sort=desc", types.GetType("My.QueryFinancialDataResponse")!, Json);

        Assert.That(request, Is.InstanceOf<IPost>());
        Assert.That(ValueOf(stored, "Inserted"), Is.EqualTo(1));
        var row = ((System.Collections.IEnumerable)ValueOf(rows, "Data")!).Cast<object>().First();
        Assert.That(ValueOf(row, "Date"), Is.EqualTo(new DateOnly(2010, 1, 1)));
        Assert.That(ValueOf(row, "ClosePrice"), Is.EqualTo(116.02m));
    }

    private static object? ValueOf(object? instance, string property) => instance!.GetType().GetProperty(property)!.GetValue(instance);

    private static CSharpCompilation Compile(string code)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        return CSharpCompilation.Create(
            "Client",
            [CSharpSyntaxTree.ParseText(code)],
            platform.Append(typeof(IReturn<>).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static IEnumerable<string> ErrorsOf(CSharpCompilation compilation) => compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => diagnostic.ToString());

    private static Assembly Load(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.That(compilation.Emit(stream).Success, Is.True);
        stream.Position = 0;
        return new AssemblyLoadContext("Client", isCollectible: true).LoadFromStream(stream);
    }
}
