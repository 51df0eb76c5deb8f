using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Messaging.Catalog;
using Messaging.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Tests.Binding;

/// <summary>Rows that cannot be read, told to a service that takes the others; the same in every format.</summary>
[TestFixture]
public sealed class RowFaultTests
{
    private const string Whole = "a whole number from -9223372036854775808 to 9223372036854775807";

    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync(Configure, builder => builder.Services.AddScoped<KeptFaults>());

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    // The second of three rows has a volume that is none; the third lacks it.
    [TestCase("application/json", """{"data":[{"name":"a","day":"2024-02-29","volume":1},{"name":"b","day":"2024-02-29","volume":"12.7","price":"x"},{"name":"c","day":"2024-02-29"}]}""")]
    [TestCase("text/jsv", "{data:[{name:a,day:2024-02-29,volume:1},{name:b,day:2024-02-29,volume:12.7,price:x},{name:c,day:2024-02-29}]}")]
    [TestCase("text/jsonl", "{\"name\":\"a\",\"day\":\"2024-02-29\",\"volume\":1}\n{\"name\":\"b\",\"day\":\"2024-02-29\",\"volume\":12.7,\"price\":\"x\"}\n{\"name\":\"c\",\"day\":\"2024-02-29\"}")]
    [TestCase("application/xml", "<KeepRows><data><KeptRow><name>a</name><day>2024-02-29</day><volume>1</volume></KeptRow><KeptRow><name>b</name><day>2024-02-29</day><volume>12.7</volume><price>x</price></KeptRow><KeptRow><name>c</name><day>2024-02-29</day></KeptRow></data></KeepRows>")]
    public async Task Told_by_row_field_and_value_and_the_row_keeps_its_place(string type, string body)
    {
        var answer = await PostAsync(type, body);

        Assert.Multiple(() =>
        {
            Assert.That(((int)answer["rows"]!, FaultsOf(answer)), Is.EqualTo((3, new[]
            {
                $"1 volume '12.7': volume '12.7' cannot be read; expected {Whole}",
                $"2 volume '': volume is missing; expected {Whole}",
            })));
            Assert.That((string)answer["names"]!, Does.StartWith("a"));
        });
    }

    [Test]
    public async Task In_csv_an_empty_cell_and_a_missing_column_are_told_too()
    {
        var empty = await PostAsync("text/csv", "name,day,price,volume\na,2024-02-29,,1\nb,2024-02-29,,\n");
        var missing = await PostAsync("text/csv", "name,day\na,2024-02-29\n");

        Assert.Multiple(() =>
        {
            Assert.That(FaultsOf(empty), Is.EqualTo(new[] { $"1 volume '': volume '' cannot be read; expected {Whole}" }));
            Assert.That(FaultsOf(missing), Is.EqualTo(new[] { $"0 volume '': volume is missing; expected {Whole}" }));
        });
    }

    [TestCase("application/json", """{"data":[7,null,{"name":"c","day":"2024-02-29","volume":1}]}""", "0  '7': the row '7' cannot be read; expected a JSON object")]
    [TestCase("text/jsv", "{data:[7,[],{name:c,day:2024-02-29,volume:1}]}", "0  '7': the row '7' cannot be read; expected an object")]
    [TestCase("text/jsonl", "7\n{\"name\":\n{\"name\":\"c\",\"day\":\"2024-02-29\",\"volume\":1}", "0  '7': the row '7' cannot be read; expected a JSON object")]
    [TestCase("text/csv", "name,day,volume\n7\nb,2024-02-29\nc,2024-02-29,1\n", "0  '7': the row '7' cannot be read; expected 3 cells, as the header has, instead of 1")]
    [TestCase("application/xml", "<KeepRows><data><Other/><KeptRow><x/></KeptRow><KeptRow><name>c</name><day>2024-02-29</day><volume>1</volume></KeptRow></data></KeepRows>",
        "0  'Other': the row 'Other' cannot be read; expected an element 'KeptRow'")]
    public async Task A_row_that_is_none_does_not_hide_the_others(string type, string body, string first)
    {
        var answer = await PostAsync(type, body);

        Assert.That(((int)answer["rows"]!, (string?)answer["names"], FaultsOf(answer).Length, FaultsOf(answer)[0]), Is.EqualTo((3, "c", 2, first)));
    }

    [TestCase("application/json", """{"data":[{"name":"a","day":"2024-02-29","volume":1}],"note":"x"}""", "note")]
    [TestCase("application/json", """{"data":7}""", "data")]
    [TestCase("text/jsv", "{data:[{name:a,day:2024-02-29,volume:y}],note:x}", "note")]
    [TestCase("application/xml", "<KeepRows><data>7</data></KeepRows>", "data")]
    public async Task What_is_wrong_beside_rows_refuses_the_request(string type, string body, string field)
    {
        var reply = await _host.PostAsync("/api/KeepRows", Encoding.UTF8.GetBytes(body), type);

        Assert.That((reply.Status, reply.FieldErrors), Is.EqualTo((HttpStatusCode.BadRequest, new[] { $"{field} SerializationException" })));
    }

    [Test]
    public async Task Elements_of_a_batch_are_told_their_own_faults_only()
    {
        var reply = await _host.PostJsonAsync("/api/KeepRows[]", """[{"data":[{}]},{"data":[{"name":"b","day":"2024-02-29","volume":1}]}]""");

        Assert.That(reply.Json.AsArray().Select(answer => FaultsOf(answer!).Length), Is.EqualTo(new[] { 1, 0 }));
    }

    [Test]
    public async Task Beyond_a_hundred_thousand_faulty_rows_the_request_is_refused()
    {
        var body = "name,day,volume\n" + string.Concat(Enumerable.Repeat("x\n", 100_001));

        var reply = await _host.PostAsync("/api/KeepRows", Encoding.UTF8.GetBytes(body), "text/csv");

        Assert.That((reply.Status, reply.MessageOf("data")), Is.EqualTo((HttpStatusCode.BadRequest, "More than 100000 rows cannot be read; nothing of the request was taken.")));
    }

    [Test]
    public void A_message_without_rows_cannot_keep_them() => Assert.That(
        () => TestHost.StartAsync(options =>
        {
            SampleServices.Configure(options);
            options.RowFaults[typeof(StockStats.ServiceModel.GetStatistics)] = (_, _, _) => { };
        }),
        Throws.TypeOf<MessageDeclarationException>().With.Message.Contains("GetStatistics"));

    private static void Configure(MessagingOptions options)
    {
        options.Services.Add(typeof(RowFaultServices));
        options.RowFaults[typeof(KeepRows)] = (context, request, faults) =>
            context.RequestServices.GetRequiredService<KeptFaults>().ByRequest[request] = faults;
    }

    private static string[] FaultsOf(JsonNode answer) => [.. answer["faults"]!.AsArray().Select(fault => (string)fault!)];

    private async Task<JsonNode> PostAsync(string type, string body)
    {
        var reply = await _host.PostAsync("/api/KeepRows", Encoding.UTF8.GetBytes(body), type);
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Body);
        return reply.Json;
    }
}
