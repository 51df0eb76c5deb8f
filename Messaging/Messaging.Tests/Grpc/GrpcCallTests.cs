using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Client;
using ProtoBuf.Grpc.Configuration;
using ServiceStack;

namespace Messaging.Tests.Grpc;

/// <summary>Calls that are answered, over a real connection.</summary>
public sealed class GrpcCallTests : GrpcHostFixture
{
#pragma warning disable PBN2008 // the analyzer cannot see that the client's model knows types by their [DataContract]
    [Service("GrpcServices")]
    public interface IPriceCalls
    {
        [Operation("GetQueryPrices")]
        Task<QueryPricesResponse> QueryAsync(QueryPrices request, CallContext context = default);
    }
#pragma warning restore PBN2008

    [Test]
    public async Task Answers_a_code_first_client_of_protobuf_net()
    {
        var factory = ClientFactory.Create(BinderConfiguration.Create([ProtoBufMarshallerFactory.Create(GrpcHost.Model)]));
        var client = Host.Channel.CreateGrpcService<IPriceCalls>(factory);

        var answer = await client.QueryAsync(new() { Symbol = "IBM", StartDate = new(2024, 2, 28), Limit = 2 });

        Assert.That(answer.Data.Select(row => (row.Symbol, row.Date, row.ClosePrice, row.Volume)), Is.EqualTo(new[]
        {
            ("IBM", new DateOnly(2024, 2, 28), 100m, 1_000_000L), ("IBM", new DateOnly(2024, 2, 29), 100.01m, 1_000_001L),
        }));
    }

    [Test]
    public async Task Puts_Call_before_a_message_that_begins_with_its_verb()
    {
        var answer = await Host.AskAsync<GetTotals, GetTotalsResponse>("CallGetTotals", new() { Rows = 7 });

        Assert.That(answer.Rows, Is.EqualTo(7));
    }

    [Test]
    public async Task Answers_null_of_a_service_with_an_empty_response()
    {
        var answer = await Host.AskAsync<GetTotals, GetTotalsResponse>("CallGetTotals", new());

        Assert.That(answer.Rows, Is.Zero);
    }

    [TestCase("GetPing")]
    [TestCase("PostPing")]
    [TestCase("PutPing")]
    [TestCase("DeletePing")]
    [TestCase("PatchPing")]
    public async Task Answers_a_message_without_a_response_with_an_EmptyResponse_under_each_of_its_verbs(string method)
    {
        var answer = await Host.AskAsync<Ping, EmptyResponse>(method, new() { Text = method });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.ResponseStatus, Is.Null);
            Assert.That(Host.Waiting.Pings, Does.Contain(method));
        }
    }

    [TestCase("GetStorePrices", TestName = "A_verb_that_the_message_does_not_take_is_Unimplemented")]
    [TestCase("PostNothing", TestName = "A_message_that_there_is_not_is_Unimplemented")]
    public async Task Unknown_methods_are_Unimplemented(string method)
    {
        var error = await Host.FailAsync(method, new StorePrices());

        Assert.That(error.Status.StatusCode, Is.EqualTo(StatusCode.Unimplemented));
    }

    [Test]
    public async Task Another_service_is_Unimplemented()
    {
        using var channel = GrpcChannel.ForAddress(Host.Http.Addresses[^1]);
        var method = new Method<Ping, EmptyResponse>(
            MethodType.Unary, "OtherServices", "GetPing", GrpcHost.Marshaller<Ping>(), GrpcHost.Marshaller<EmptyResponse>());

        using var call = channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, new());

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.That(exception!.StatusCode, Is.EqualTo(StatusCode.Unimplemented));
    }

    [Test]
    public async Task Carries_ten_thousand_rows()
    {
        var answer = await Host.AskAsync<QueryPrices, QueryPricesResponse>("GetQueryPrices", new() { Symbol = "AAPL", Limit = 10000 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Data, Has.Count.EqualTo(10000));
            Assert.That(answer.Data[^1].Date, Is.EqualTo(new DateOnly(1990, 1, 1).AddDays(9999)));
            Assert.That(answer.Data.Sum(row => row.ClosePrice), Is.EqualTo(1_499_950m));
        }
    }

    [Test]
    public async Task Takes_a_request_above_gRPCs_own_limit_of_4_MiB()
    {
        var request = new StorePrices { Data = [new() { Note = new('x', 5_000_000) }] };
        using var large = GrpcChannel.ForAddress(Host.Http.Addresses[^1], new() { MaxReceiveMessageSize = null });

        var answer = await GrpcHost.AskAsync<StorePrices, QueryPricesResponse>(large, "PostStorePrices", request);

        Assert.That(answer.Data[0].Note, Has.Length.EqualTo(5_000_000));
    }

    [Test]
    public async Task Refuses_a_request_larger_than_a_body_may_be_over_HTTP()
    {
        var error = await Host.FailAsync("PostStorePrices", new StorePrices { Data = [new() { Note = new('x', 30_000_001) }] });

        Assert.That(error.Status.StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
    }

    [Test]
    public async Task Leaves_HTTP_1_on_the_other_port()
    {
        var reply = await Host.Http.GetAsync("/api/prices?symbol=IBM&start_date=2024-02-29&limit=1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.Response.Version, Is.EqualTo(HttpVersion.Version11));
            Assert.That((string?)reply.Json["data"]![0]!["date"], Is.EqualTo("2024-02-29"));
        }
    }

    [Test]
    public async Task Speaks_no_HTTP_1_on_its_own_port()
    {
        using var client = new TcpClient();
        var address = new Uri(Host.Http.Addresses[^1]);
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync("GET /api/prices?symbol=IBM HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());

        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync();

        Assert.That(answer, Does.Not.Contain("200 OK").And.Not.Contain("IBM"));
    }
}
