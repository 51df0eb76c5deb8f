using System.Net;
using Google.Protobuf.Reflection;
using Messaging.Grpc;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Grpc;

/// <summary>The .proto, as another language's tools read it.</summary>
public sealed class ProtoSchemaTests : GrpcHostFixture
{
    private string _proto = "";
    private FileDescriptorProto? _file;

    private FileDescriptorProto File => _file!;

    [SetUp]
    public async Task ReadAsync()
    {
        _proto = (await Host.Http.GetAsync("/types/proto")).Body;
        var set = new FileDescriptorSet();
        Assert.That(set.Add("prices.proto", true, new StringReader(_proto)));
        set.Process();
        Assert.That(set.GetErrors(), Is.Empty);
        _file = set.Files.Single(file => file.IncludeInOutput);
    }

    [Test]
    public async Task Comes_as_plain_text_for_GET_and_HEAD()
    {
        var get = await Host.Http.GetAsync("/types/proto");
        var head = await Host.Http.SendAsync(new(HttpMethod.Head, "/types/proto"));
        var post = await Host.Http.PostJsonAsync("/types/proto", "{}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((get.Status, get.ContentType), Is.EqualTo((HttpStatusCode.OK, "text/plain; charset=utf-8")));
            Assert.That((head.Status, head.ContentType, head.Body), Is.EqualTo((HttpStatusCode.OK, "text/plain; charset=utf-8", "")));
            Assert.That(post.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        }
    }

    [Test]
    public async Task Tells_who_has_it_that_it_has_not_changed()
    {
        var first = await Host.Http.GetAsync("/types/proto");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/types/proto");
        again.Headers.IfNoneMatch.Add(first.Response.Headers.ETag!);

        var second = await Host.Http.SendAsync(again);

        Assert.That((second.Status, second.Body, first.Response.Headers.ETag!.IsWeak), Is.EqualTo((HttpStatusCode.NotModified, "", true)));
    }

    [Test]
    public void Describes_every_method_of_the_service()
    {
        var service = File.Services.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((File.Syntax, File.Package, service.Name), Is.EqualTo(("proto3", "", "GrpcServices")));
            Assert.That(service.Methods.Select(method => $"{method.Name} {method.InputType} {method.OutputType}"), Is.EquivalentTo(new[]
            {
                "CallDeletePrices .DeletePrices .EmptyResponse", "PostFailHow .FailHow .QueryPricesResponse",
                "CallGetTotals .GetTotals .GetTotalsResponse", "GetPing .Ping .EmptyResponse", "PostPing .Ping .EmptyResponse",
                "PutPing .Ping .EmptyResponse", "DeletePing .Ping .EmptyResponse", "PatchPing .Ping .EmptyResponse",
                "GetQueryPrices .QueryPrices .QueryPricesResponse", "PostStorePrices .StorePrices .QueryPricesResponse",
                "PostWaitForEver .WaitForEver .QueryPricesResponse",
            }));
        }
    }

    [Test]
    public void Gives_fields_their_wire_names_and_orders() =>
        Assert.That(FieldsOf("QueryPrices"), Is.EqualTo(new[] { "symbol 1", "start_date 2", "limit 3", "sort 4" }));

    [Test]
    public void Marks_as_optional_what_can_be_absent() => Assert.That(
        Message("PriceRow").Fields.Where(field => field.Proto3Optional).Select(field => field.Name),
        Is.EqualTo(new[] { "high_price", "days", "return", "provisional", "last_date", "sort", "note", "step", "currency" }));

    [Test]
    public void Describes_the_error_types() =>
        Assert.That(FieldsOf("ResponseStatus"), Is.EqualTo(new[] { "ErrorCode 1", "Message 2", "StackTrace 3", "Errors 4", "Meta 5" }));

    [Test]
    public void Keeps_values_of_one_name_in_two_enums_apart() => Assert.That(
        File.EnumTypes.SelectMany(type => type.Values).Select(value => value.Name),
        Is.EquivalentTo(new[] { "PriceSort_Ascending", "PriceSort_Descending", "PriceBasis_Raw", "PriceBasis_Ascending" }));

    [Test]
    public void Says_how_days_and_decimals_are_written() =>
        Assert.That(_proto, Does.StartWith("// A day is the number of days since 0001-01-01. A decimal is text such as 114.69"));

    [Test]
    public async Task Is_there_without_gRPC()
    {
        await using var host = await TestHost.StartAsync(
            GrpcSampleServices.Configure, use: app => app.MapProto(message => message.RequestType == typeof(GetTotals)));

        var reply = await host.GetAsync("/types/proto");

        Assert.That(reply.Body, Does.Contain("rpc CallGetTotals (GetTotals)").And.Not.Contain("QueryPrices"));
    }

    [Test]
    public async Task Costs_nothing_before_it_is_asked_for()
    {
        // Written at start, it would stop the start: the samples have no Order.
        await using var host = await TestHost.StartAsync(SampleServices.Configure, use: app => app.MapProto());

        var reply = await host.GetAsync("/types/proto");

        Assert.That((reply.Status, reply.Body.Contains("Order", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.InternalServerError, false)));
    }

    private DescriptorProto Message(string name) => File.MessageTypes.Single(message => message.Name == name);

    private string[] FieldsOf(string message) => [.. Message(message).Fields.Select(field => $"{field.Name} {field.Number}")];
}
