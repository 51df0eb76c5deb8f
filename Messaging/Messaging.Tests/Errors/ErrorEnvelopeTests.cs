using System.Net;
using System.Net.Sockets;
using System.Text;
using FluentValidation;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Messaging.Tests.Errors;

public sealed class ErrorEnvelopeTests
{
    private const int BodyLimit = 1000;

    private readonly Dictionary<string, Func<Exception>> _exceptions = new(StringComparer.Ordinal)
    {
        ["mapped"] = () => new TimeoutException("server db-7 is away"),
        ["fault"] = () => new InvalidOperationException("secret detail"),
        ["key"] = () => new KeyNotFoundException("secret detail"),
        ["file"] = () => new FileNotFoundException("secret detail"),
        ["inner argument"] = () => Argument("secret detail", "comparer"),
        ["argument"] = () => Argument("kind is wrong", null),
        ["field"] = () => Argument("kind is wrong", "kind"),
        ["range"] = () => new RangeException("kind", "abc", "kind is out of range"),
        ["coded"] = () => new CodedException("Sold out"),
        ["converted"] = () => new ConvertedException(),
        ["later"] = () => new NotImplementedException("secret detail"),
        ["invalid"] = () => new ValidationException([new("Kind", "'Kind' is odd.") { ErrorCode = "OddValidator" }]),
        ["invalid nothing"] = () => new ValidationException("secret detail"),
        ["canceled"] = () => new OperationCanceledException("secret detail"),
    };

    private TestHost? _host;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _host = await TestHost.StartAsync(
            options =>
            {
                SampleServices.Configure(options);
                options.Services.Add(typeof(FailServices));
                options.MapException = exception => exception is TimeoutException
                    ? new(503, "Away", "Storage is away.") { RetryAfter = TimeSpan.FromSeconds(1.2), Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Why"] = "storage" } }
                    : null;
            },
            builder =>
            {
                builder.Services.AddSingleton(new FailKinds(kind => _exceptions[kind]()));
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = BodyLimit);
            },
            app =>
            {
                app.MapGet("/health", () => "well");
                app.MapGet("/teapot", () => Results.StatusCode(418));
                app.MapGet("/own", () => Results.Text("own words", statusCode: 400));
                app.MapGet("/broken", string () => throw new InvalidOperationException("secret detail"));
            });

    [OneTimeTearDown]
    public async Task StopAsync() => await _host!.DisposeAsync();

    [TestCase("argument", 400, "ArgumentException", "kind is wrong")]
    [TestCase("field", 400, "ArgumentException", "kind is wrong", "kind ArgumentException")]
    [TestCase("range", 400, "RangeException", "kind is out of range", "kind RangeException")]
    [TestCase("coded", 500, "SoldOut", "Sold out")]
    [TestCase("converted", 500, "Converted", "In its own words", "kind Odd")]
    [TestCase("mapped", 503, "Away", "Storage is away.")]
    [TestCase("later", 501, "NotImplemented", "The service does not do this yet.")]
    [TestCase("invalid", 400, "Odd", "'Kind' is odd.", "kind Odd")]
    public async Task Answers_what_an_exception_means(string kind, int status, string code, string message, params string[] fields)
    {
        var reply = await _host!.GetAsync($"/api/Fail?kind={kind}");

        Assert.That((int)reply.Status, Is.EqualTo(status), reply.Body);
        Assert.That(reply.ErrorCode, Is.EqualTo(code));
        Assert.That(reply.Message, Is.EqualTo(message));
        Assert.That(reply.FieldErrors, Is.EqualTo(fields));
        Assert.That((string)reply.Json["own"]!, Is.EqualTo("start"), "the message's own response type");
    }

    [Test]
    public async Task Sends_the_headers_of_a_failure_and_whole_seconds_to_wait()
    {
        var reply = await _host!.GetAsync("/api/Fail?kind=mapped");

        Assert.That(reply.Response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(reply.Response.Headers.GetValues("X-Why"), Is.EqualTo(new[] { "storage" }));
    }

    [TestCase("/api/Fail?kind=fault")]
    [TestCase("/api/Fail?kind=key")]
    [TestCase("/api/Fail?kind=file")]
    [TestCase("/api/Fail?kind=inner argument")]
    [TestCase("/api/Fail?kind=invalid nothing")]
    [TestCase("/api/Fail?kind=canceled")]
    [TestCase("/broken")]
    public async Task Answers_500_for_a_fault_with_an_id_that_the_log_has_too_and_no_inner_text(string path)
    {
        var reply = await _host!.GetAsync(path);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(reply.ErrorCode, Is.EqualTo("InternalServerError"));
        Assert.That(reply.Body, Does.Not.Contain("secret").And.Not.Contain("Exception").And.Not.Contain("   at "));
        var id = reply.Message.TrimEnd('.').Split(' ')[^1];
        Assert.That(id, Has.Length.GreaterThan(8));
        Assert.That(_host.Logs.Entries.Where(entry => entry.Level == LogLevel.Error && entry.Text.Contains(id, StringComparison.Ordinal)).Select(entry => entry.Exception), Has.One.Not.Null);
    }

    [TestCase("/api/nothing_here")]
    [TestCase("/nothing/here")]
    [TestCase("/nothing.js")]
    [TestCase("/")]
    [TestCase("/api/Fail/more")]
    public async Task Answers_404_for_an_unknown_route(string path)
    {
        var reply = await _host!.GetAsync(path);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(reply.Body, Is.EqualTo(
            $$$"""{"info":{"error":"There is nothing at {{{path}}}."},"responseStatus":{"errorCode":"NotFound","message":"There is nothing at {{{path}}}.","errors":[]}}"""));
    }

    [Test]
    public async Task Gives_the_response_type_to_a_wrong_verb_where_the_path_has_one_message()
    {
        var one = await _host!.SendAsync(new(HttpMethod.Delete, "/api/QueryFinancialData"));
        var several = await _host!.SendAsync(new(HttpMethod.Delete, "/api/financial_data"));

        Assert.That(one.Json.AsObject().ContainsKey("data"));
        Assert.That((string)one.Json["info"]!["error"]!, Is.EqualTo(one.Message));
        Assert.That(several.Json.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "info", "responseStatus" }));
    }

    [Test]
    public async Task Uses_the_error_type_for_a_message_whose_response_has_no_status()
    {
        var reply = await _host!.GetAsync("/api/FailBare?kind=field");

        Assert.That(reply.Json.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "info", "responseStatus" }));
    }

    [Test]
    public async Task Answers_204_where_there_is_no_response()
    {
        var reply = await _host!.SendAsync(new(HttpMethod.Put, "/api/FailNot"));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(reply.Body, Is.Empty);
    }

    [TestCase(BodyLimit, HttpStatusCode.OK)]
    [TestCase(BodyLimit + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Answers_413_from_the_first_byte_over_the_limit(int length, HttpStatusCode status)
    {
        var json = """{"data":[]}""";

        var reply = await _host!.PostJsonAsync("/api/StoreFinancialData", json + new string(' ', length - json.Length));

        Assert.That(reply.Status, Is.EqualTo(status));
        if (status != HttpStatusCode.OK)
            Assert.That(reply.Message, Is.EqualTo("The body is larger than 1000 bytes."));
    }

    [Test]
    public async Task Answers_400_for_a_body_that_breaks_the_rules_of_http()
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _host!.Client.BaseAddress!.Port);
        await client.GetStream().WriteAsync(
            "POST /api/StoreFinancialData HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n"u8.ToArray());

        var reply = await new StreamReader(client.GetStream(), Encoding.UTF8).ReadToEndAsync();

        Assert.That(reply, Does.StartWith("HTTP/1.1 400 Bad Request\r\n").And.Contain("\"responseStatus\"").And.Not.Contain("Exception"));
    }

    [Test]
    public async Task Leaves_other_endpoints_as_they_are_and_puts_only_their_bare_errors_into_the_envelope()
    {
        var health = await _host!.GetAsync("/health");
        var own = await _host.GetAsync("/own");
        var teapot = await _host.GetAsync("/teapot");
        var wrongVerb = await _host.SendAsync(new(HttpMethod.Post, "/health"));

        Assert.That(health.Body, Is.EqualTo("well"));
        Assert.That(own.Body, Is.EqualTo("own words"));
        Assert.That((int)teapot.Status, Is.EqualTo(418));
        Assert.That(teapot.Message, Is.EqualTo("I'm a teapot."));
        Assert.That(wrongVerb.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(wrongVerb.Message, Is.EqualTo("POST is not allowed at /health; allowed: GET."));
    }

    [Test]
    public async Task Breaks_the_connection_when_an_answer_fails_half_way()
    {
        await Assert.ThatAsync(() => _host!.GetAsync("/api/FailLate?after=100000"), Throws.InstanceOf<HttpRequestException>());
        Assert.That(_host!.Logs.AtLeast(LogLevel.Error), Has.Some.Contains("/api/FailLate failed after its answer had begun"));
    }

    [Test]
    public async Task Answers_an_error_when_an_answer_fails_that_had_not_been_sent()
    {
        var reply = await _host!.GetAsync("/api/FailLate");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(reply.Body, Does.Contain("responseStatus").And.Not.Contain("Before"));
    }

    [Test]
    public async Task Logs_no_error_when_the_caller_goes_away()
    {
        var signals = new WaitSignals();
        await using var host = await TestHost.StartAsync(
            options => options.Services.Add(typeof(WaitServices)), builder => builder.Services.AddSingleton(signals));
        var logs = host.Logs;
        using var gone = new CancellationTokenSource();
        var asked = host.Client.GetAsync("/api/WaitForever", gone.Token);
        await signals.Started.Task;

        await gone.CancelAsync();

        await Assert.ThatAsync(() => asked, Throws.InstanceOf<OperationCanceledException>());
        await signals.Canceled.Task;
        await host.DisposeAsync();
        Assert.That(logs.AtLeast(LogLevel.Warning), Is.Empty);
    }

    private static ArgumentException Argument(string message, string? parameter) => new(message, parameter);
}
