using System.Net;
using System.Text;
using Messaging.Formats;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Binding;

public sealed class RequestLimitsTests
{
    private const int Limit = 3;

    private TestHost? _host;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(EchoServices));
        options.Formats[0] = new JsonFormat(maxDepth: Limit);
        options.Limits.Parameters = Limit;
        options.Limits.BodyBytes = 200;
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _host!.DisposeAsync();

    [TestCase("a=1&b=2&c=3", HttpStatusCode.OK)]
    [TestCase("a=1&&b=2&&c=3&", HttpStatusCode.OK)]
    [TestCase("a=1&b=2&c=3&d=4", HttpStatusCode.BadRequest)]
    [TestCase("a&a&a&a", HttpStatusCode.BadRequest)]
    [TestCase("big=1&a=1&b=2&big=2", HttpStatusCode.BadRequest)]
    public async Task Limits_the_parameters_of_a_query(string query, HttpStatusCode status) =>
        Check(await _host!.GetAsync($"/api/Echo?{query}"), status, "TooMany", "There are more than 3 parameters in the query.");

    [TestCase("a=1&b=2&c=3", HttpStatusCode.OK)]
    [TestCase("a=1&b=2&c=3&d=4", HttpStatusCode.BadRequest)]
    public async Task Limits_the_fields_of_a_form(string form, HttpStatusCode status) => Check(
        await _host!.PostAsync("/api/Echo?q=1", Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded"),
        status,
        "TooMany",
        "There are more than 3 fields in the form.");

    [TestCase(3, HttpStatusCode.OK)]
    [TestCase(4, HttpStatusCode.BadRequest)]
    public async Task Limits_the_parts_of_a_form(int count, HttpStatusCode status)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(EchoServices));
            options.Limits.Parameters = Limit;
        });
        var form = new MultipartFormDataContent();
        for (var i = 0; i < count; i++)
            form.Add(new StringContent("1"), $"a{i}");

        var reply = await host.SendAsync(new(HttpMethod.Post, "/api/Echo") { Content = form });

        Check(reply, status, "TooMany", "There are more than 3 fields in the form.");
    }

    [TestCase("""{"rows":[{"label":"x"}]}""", HttpStatusCode.OK)]
    [TestCase("""{"unknown":[[[]]]}""", HttpStatusCode.BadRequest)]
    public async Task Limits_how_deep_json_nests(string json, HttpStatusCode status) => Check(
        await _host!.PostJsonAsync("/api/Echo", json),
        status,
        "SerializationException",
        "Could not read the 'application/json' body of Echo: it nests deeper than 3 levels at line 1, byte 14.");

    [TestCase("[{}]", HttpStatusCode.OK)]
    [TestCase("""[{"a":[[]]}]""", HttpStatusCode.BadRequest)]
    public async Task Limits_how_deep_a_batch_nests(string json, HttpStatusCode status) => Check(
        await _host!.PostJsonAsync("/api/Echo[]", json),
        status,
        "SerializationException",
        "Could not read the 'application/json' body of Echo: it nests deeper than 3 levels at line 1, byte 8.");

    [TestCase(200, HttpStatusCode.OK)]
    [TestCase(201, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Limits_the_bytes_of_a_body(int length, HttpStatusCode status) => Check(
        await _host!.PostJsonAsync("/api/Echo", "{}".PadRight(length)),
        status,
        "RequestEntityTooLarge",
        "The body is larger than 200 bytes.");

    /// <summary>The server counts the frames of the chunks too, some bytes each.</summary>
    [TestCase(180, HttpStatusCode.OK)]
    [TestCase(201, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Limits_the_bytes_of_a_body_whose_length_is_not_told(int length, HttpStatusCode status)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/Echo")
        {
            Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("{}".PadRight(length)))),
        };
        request.Headers.TransferEncodingChunked = true;

        Check(await _host!.SendAsync(request), status, "RequestEntityTooLarge", "The body is larger than 200 bytes.");
    }

    [TestCase(200, HttpStatusCode.OK)]
    [TestCase(201, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Limits_the_bytes_of_a_form(int length, HttpStatusCode status) => Check(
        await _host!.PostAsync("/api/Echo", Encoding.UTF8.GetBytes("a=".PadRight(length, 'x')), "application/x-www-form-urlencoded"),
        status,
        "RequestEntityTooLarge",
        "The body is larger than 200 bytes.");

    [Test]
    public void Starts_with_the_limits_that_are_documented()
    {
        var limits = new MessagingOptions().Limits;

        Assert.That((limits.BodyBytes, limits.BatchLength, limits.Parameters), Is.EqualTo(((long?)null, 1000, 1000)));
    }

    private static void Check(Reply reply, HttpStatusCode status, string code, string message)
    {
        Assert.That(reply.Status, Is.EqualTo(status), reply.Body);
        if (status is HttpStatusCode.OK)
            return;
        Assert.That(reply.ErrorCode, Is.EqualTo(code));
        Assert.That(reply.Message, Is.EqualTo(message));
    }
}
