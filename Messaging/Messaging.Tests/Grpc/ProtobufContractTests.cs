using System.Runtime.Serialization;
using Messaging.Catalog;
using Messaging.Grpc;
using Messaging.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceStack;
using StockStats.ServiceModel;

namespace Messaging.Tests.Grpc;

/// <summary>What protobuf would lose without a word stops the start.</summary>
public sealed class ProtobufContractTests
{
    [TestCase(typeof(NoOrder), "NoOrder.Price needs [DataMember(Order = n)] with n from 1 to 536870911, but not from 19000 to 19999")]
    [TestCase(typeof(ZeroOrder), "ZeroOrder.Price needs [DataMember(Order = n)]")]
    [TestCase(typeof(ReservedOrder), "ReservedOrder.Price needs [DataMember(Order = n)]")]
    [TestCase(typeof(SameOrder), "SameOrder.Low has the Order 1 of High")]
    [TestCase(typeof(Derived), "Derived.Price is inherited from Messaging.Tests.Grpc.ProtobufContractTests+Base, which is not sent")]
    [TestCase(typeof(StartsWithFive), "StartsWithFive.Limit starts as 5, so a zero would arrive as that")]
    [TestCase(typeof(StartsWithItems), "StartsWithItems.Names starts with items, to which those sent would be added")]
    [TestCase(typeof(NullableItems), "NullableItems.Values has items that can be null")]
    [TestCase(typeof(NullableValues), "NullableValues.Values has items that can be null")]
    [TestCase(typeof(Nested), "Nested.Matrix has lists as items")]
    [TestCase(typeof(HasObject), "HasObject.Value is System.Object, but a class with [DataContract]")]
    [TestCase(typeof(HasOffset), "HasOffset.Time is System.DateTimeOffset, but a class with [DataContract]")]
    [TestCase(typeof(HasInterface), "HasInterface.Inner is System.IComparable, but a class with [DataContract]")]
    [TestCase(typeof(Plain), "Plain is Messaging.Tests.Grpc.ProtobufContractTests+Plain, but a class with [DataContract]")]
    public void Refuses(Type type, string fault) => Assert.That(
        () => ProtobufContract.Read([type]),
        Throws.TypeOf<MessageDeclarationException>().With.Message.StartsWith("gRPC cannot carry these members: ").And.Message.Contains(fault));

    [Test]
    public void Names_every_fault_of_request_response_and_rows_at_once() => Assert.That(
        () => ProtobufContract.Read([typeof(QueryFinancialData), typeof(QueryFinancialDataResponse)]),
        Throws.TypeOf<MessageDeclarationException>().With.Message.Contains("QueryFinancialData.Symbol")
            .And.Message.Contains("QueryFinancialDataResponse.Pagination")
            .And.Message.Contains("FinancialData.ClosePrice")
            .And.Message.Contains("Pagination.Count"));

    [Test]
    public void Finds_each_type_once_and_those_that_contain_themselves() =>
        Assert.That(ProtobufContract.Read([typeof(Tree), typeof(Tree)]), Is.EquivalentTo(new[] { typeof(Tree), typeof(Leaf) }));

    [Test]
    public void Takes_the_error_types_of_the_contract() =>
        Assert.That(ProtobufContract.Read([typeof(EmptyResponse)]), Does.Contain(typeof(ResponseError)));

    [Test]
    public async Task A_host_with_gRPC_on_does_not_start_with_such_a_message()
    {
        var exception = await Assert.ThrowsAsync<MessageDeclarationException>(() => TestHost.StartAsync(
            SampleServices.Configure,
            builder => builder.Services.AddMessagingGrpc(_ => { }),
            app => app.UseMessagingGrpc()));

        Assert.That(exception!.Message, Does.Contain("StockStats.ServiceModel.QueryFinancialData.Symbol needs [DataMember(Order = n)]"));
    }

    [Test]
    public async Task A_host_that_does_not_serve_such_a_message_by_gRPC_starts()
    {
        await using var host = await TestHost.StartAsync(
            SampleServices.Configure,
            builder => builder.Services.AddMessagingGrpc(grpc => grpc.Serves = _ => false),
            app => app.UseMessagingGrpc());

        Assert.That((await host.GetAsync("/api/financial_data?symbol=IBM")).Status, Is.EqualTo(System.Net.HttpStatusCode.OK));
    }

    [Test]
    public async Task A_message_whose_lists_protobuf_has_no_encoding_for_is_left_out_with_a_warning()
    {
        using var logs = new RecordingLogs();
        await using var host = await TestHost.StartAsync(
            options =>
            {
                options.Services.Add(typeof(MatrixServices));
                GrpcSampleServices.Configure(options);
            },
            builder =>
            {
                builder.Logging.AddProvider(logs);
                builder.Services.AddSingleton(new Waiting());
                builder.Services.AddMessagingGrpc(_ => { });
            },
            app =>
            {
                app.UseMessagingGrpc();
                app.MapProto();
            });

        var proto = (await host.GetAsync("/types/proto")).Body;

        Assert.That(logs.AtLeast(LogLevel.Warning).Where(text => text.Contains("gRPC", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            $"AskMatrix cannot be asked by gRPC, which cannot carry these members: {typeof(Nested)}.Matrix has lists as items; "
                + $"{typeof(NullableItems)}.Values has items that can be null",
        }));
        Assert.That(proto, Does.Contain("rpc GetQueryPrices (").And.Not.Contain("AskMatrix"));
        Assert.That((await host.GetAsync("/api/AskMatrix")).Status, Is.EqualTo(System.Net.HttpStatusCode.OK));
    }

    [Test]
    public async Task Such_a_message_stops_the_start_where_the_host_names_it()
    {
        var exception = await Assert.ThrowsAsync<MessageDeclarationException>(() => TestHost.StartAsync(
            options => options.Services.Add(typeof(MatrixServices)),
            builder => builder.Services.AddMessagingGrpc(grpc => grpc.Serves = message => message.Name is "AskMatrix"),
            app => app.UseMessagingGrpc()));

        Assert.That(exception!.Message, Does.Contain("Nested.Matrix has lists as items").And.Contain("NullableItems.Values has items that can be null"));
    }

    [DataContract]
    public sealed class AskMatrix : IGet, IReturn<AskMatrixResponse>
    {
        [DataMember(Order = 1)]
        public Nested? Given { get; set; }
    }

    [DataContract]
    public sealed class AskMatrixResponse
    {
        [DataMember(Order = 1)]
        public NullableItems? Found { get; set; }
    }

    public sealed class MatrixServices : IService
    {
        public AskMatrixResponse Get(AskMatrix request) => new() { Found = request.Given is null ? null : new() };
    }

    [DataContract]
    public sealed class NoOrder
    {
        [DataMember]
        public decimal Price { get; set; }
    }

    [DataContract]
    public sealed class ZeroOrder
    {
        [DataMember(Order = 0)]
        public decimal Price { get; set; }
    }

    [DataContract]
    public sealed class ReservedOrder
    {
        [DataMember(Order = 19000)]
        public decimal Price { get; set; }
    }

    [DataContract]
    public sealed class SameOrder
    {
        [DataMember(Order = 1)]
        public decimal High { get; set; }

        [DataMember(Order = 1)]
        public decimal Low { get; set; }
    }

    [DataContract]
    public class Base
    {
        [DataMember(Order = 1)]
        public decimal Price { get; set; }
    }

    [DataContract]
    public sealed class Derived : Base;

    [DataContract]
    public sealed class StartsWithFive
    {
        [DataMember(Order = 1)]
        public int Limit { get; set; } = 5;
    }

    [DataContract]
    public sealed class StartsWithItems
    {
        [DataMember(Order = 1)]
        public List<string> Names { get; set; } = ["IBM"];
    }

    [DataContract]
    public sealed class NullableItems
    {
        [DataMember(Order = 1)]
        public List<double?> Values { get; set; } = [];
    }

    [DataContract]
    public sealed class NullableValues
    {
        [DataMember(Order = 1)]
        public Dictionary<string, double?> Values { get; set; } = [];
    }

    [DataContract]
    public sealed class Nested
    {
        [DataMember(Order = 1)]
        public List<List<double>> Matrix { get; set; } = [];
    }

    [DataContract]
    public sealed class HasObject
    {
        [DataMember(Order = 1)]
        public object? Value { get; set; }
    }

    [DataContract]
    public sealed class HasOffset
    {
        [DataMember(Order = 1)]
        public DateTimeOffset Time { get; set; }
    }

    [DataContract]
    public sealed class HasInterface
    {
        [DataMember(Order = 1)]
        public IComparable? Inner { get; set; }
    }

    public sealed class Plain;

    [DataContract]
    public sealed class Tree
    {
        [DataMember(Order = 1)]
        public List<Tree> Branches { get; set; } = [];

        [DataMember(Order = 2)]
        public Dictionary<string, Leaf> Leaves { get; set; } = [];
    }

    [DataContract]
    public sealed class Leaf
    {
        [DataMember(Order = 1)]
        public string[] Names { get; set; } = [];

        [DataMember(Order = 536870911)]
        public DateOnly? Day { get; set; }
    }
}
