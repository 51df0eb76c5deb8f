using Messaging.Catalog;
using Messaging.Tests.Hosting;
using ServiceStack;
using StockStats.ServiceModel;

namespace Messaging.Tests.Catalog;

public sealed class MessageCatalogTests
{
    private static readonly MessageCatalog Sample = MessageCatalog.Build([typeof(SampleServices), typeof(EchoServices)]);

    [Test]
    public void Lists_messages_by_name() =>
        Assert.That(Sample.Messages.Select(message => message.Name), Is.EqualTo(new[] { "Echo", "GetStatistics", "QueryFinancialData", "StoreFinancialData" }));

    [Test]
    public void Finds_a_message_by_name_in_any_case_and_by_type()
    {
        Assert.That(Sample.Find("getstatistics"), Is.SameAs(Sample.Find(typeof(GetStatistics))).And.Not.Null);
        Assert.That(Sample.Find("Nobody"), Is.Null);
        Assert.That(Sample.Find(typeof(string)), Is.Null);
    }

    [Test]
    public void Tells_all_about_a_message()
    {
        var message = Sample.Find("QueryFinancialData")!;

        Assert.That(message.RequestType, Is.EqualTo(typeof(QueryFinancialData)));
        Assert.That(message.ResponseType, Is.EqualTo(typeof(QueryFinancialDataResponse)));
        Assert.That(message.ServiceType, Is.EqualTo(typeof(SampleServices)));
        Assert.That(message.Verbs, Is.EqualTo(new[] { "GET" }));
        Assert.That(message.Fields.Select(field => field.Name), Is.EqualTo(new[] { "start_date", "end_date", "symbol", "limit", "page", "sort", "adjustment" }));
        Assert.That(message.Routes.Select(route => (route.Path, route.Verbs[0], route.Summary, route.IsPredefined)), Is.EqualTo(new[]
        {
            ("/api/financial_data", "GET", "Daily prices, filtered and paged", false),
            ("/api/QueryFinancialData", "GET", null, true),
        }));
    }

    [Test]
    public void Gives_each_verb_its_method_and_a_route_its_fields()
    {
        var message = Sample.Find("Echo")!;

        Assert.That(message.Verbs, Is.EqualTo(new[] { "GET", "POST", "PUT", "DELETE", "PATCH" }));
        Assert.That(message.Operations.Select(operation => operation.Method.Name), Is.EqualTo(new[] { "Get", "Any" }));
        Assert.That(message.Routes[0].Verbs, Is.EqualTo(new[] { "GET", "POST" }));
        Assert.That(message.Routes[0].Parameters.Select(field => field.Name), Is.EqualTo(new[] { "name", "rest" }));
    }

    [Test]
    public void Knows_fields_by_wire_and_property_name_but_only_those_that_are_sent()
    {
        var message = Sample.Find("Echo")!;

        Assert.That(message.FindField("WHOLE_NUMBER"), Is.SameAs(message.FindField("WholeNumber")).And.Not.Null);
        Assert.That(message.FindField("Hidden"), Is.Null);
        Assert.That(message.FindField("Unmarked"), Is.Null);
        Assert.That(message.FindField("symbols")!.IsList, Is.True);
        Assert.That(message.FindField("tags")!.Expected, Is.EqualTo("to be given in a body"));
    }

    [TestCase(typeof(SyncServices))]
    [TestCase(typeof(TaskServices))]
    [TestCase(typeof(ValueTaskServices))]
    [TestCase(typeof(LateServices))]
    [TestCase(typeof(LateValueServices))]
    public async Task Calls_a_method_whatever_it_returns(Type service)
    {
        var operation = MessageCatalog.Build([service]).Messages[0].Operations[0];

        var response = await operation.InvokeAsync(Activator.CreateInstance(service)!, new Ask { Number = 5 }, CancellationToken.None);

        Assert.That(((Answer)response!).Number, Is.EqualTo(5));
    }

    [TestCase(typeof(VoidServices))]
    [TestCase(typeof(VoidTaskServices))]
    [TestCase(typeof(VoidValueTaskServices))]
    public async Task Calls_a_method_without_a_result(Type service)
    {
        var operation = MessageCatalog.Build([service]).Messages[0].Operations[0];
        var request = new AskNothing();

        Assert.That(await operation.InvokeAsync(Activator.CreateInstance(service)!, request, CancellationToken.None), Is.Null);
        Assert.That(request.IsDone, Is.True);
    }

    [Test]
    public void Counts_a_service_named_twice_once() =>
        Assert.That(MessageCatalog.Build([typeof(SyncServices), typeof(SyncServices)]).Messages, Has.Count.EqualTo(1));

    public class Ask : IReturn<Answer>
    {
        public int Number { get; set; }
    }

    public class Answer
    {
        public int Number { get; set; }
    }

    public class AskNothing : IReturnVoid
    {
        [System.Runtime.Serialization.IgnoreDataMember]
        public bool IsDone { get; set; }
    }

    public class SyncServices : IService
    {
        public Answer Any(Ask request) => new() { Number = request.Number };
    }

    public class TaskServices : IService
    {
        public Task<Answer> Get(Ask request) => Task.FromResult(new Answer { Number = request.Number });
    }

    public class ValueTaskServices : IService
    {
        public ValueTask<object> Get(Ask request) => new(new Answer { Number = request.Number });
    }

    public class LateServices : IService
    {
        public async Task<Answer> GetAsync(Ask request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return new() { Number = request.Number };
        }
    }

    public class LateValueServices : IService
    {
        public async ValueTask<Answer> Get(Ask request)
        {
            await Task.Yield();
            return new() { Number = request.Number };
        }
    }

    public class VoidServices : IService
    {
        public void Put(AskNothing request) => request.IsDone = true;
    }

    public class VoidTaskServices : IService
    {
        public async Task Put(AskNothing request)
        {
            await Task.Yield();
            request.IsDone = true;
        }
    }

    public class VoidValueTaskServices : IService
    {
        public async ValueTask Put(AskNothing request)
        {
            await Task.Yield();
            request.IsDone = true;
        }
    }
}
