using System.Text.Json.Nodes;

namespace Messaging.Tests.Clients;

/// <summary>What JsonServiceClient is rejected with, and what its <c>api</c> says of it.</summary>
[TestFixture, Category("Program")]
public sealed class ErrorTests
{
    private CallOutcomes? _errors;

    [OneTimeSetUp]
    public async Task RunAsync() => _errors = await SampleClient.OutcomesOfAsync("errors");

    [TestCase("get of what is not there", "NotFound", "No data for NONE")]
    [TestCase("get without its fields", "NotNull", "'start_date' must not be empty.")]
    [TestCase("get of an impossible day", "SerializationException", "Unable to bind to request 'GetStatistics'")]
    [TestCase("get of no message", "NotFound", "There is nothing at /api/Nothing.")]
    [TestCase("post to a message to get", "MethodNotAllowed", "POST is not allowed at /api/GetStatistics; allowed: GET, HEAD, OPTIONS.")]
    [TestCase("publish to a message to get", "MethodNotAllowed", "POST is not allowed at /api/GetStatistics; allowed: GET, HEAD, OPTIONS.")]
    public void A_rejection_has_code_and_message_and_the_info_too(string call, string code, string message)
    {
        var rejection = RejectionOf(call);

        Assert.That((string?)rejection["responseStatus"]!["errorCode"], Is.EqualTo(code));
        Assert.That((string?)rejection["responseStatus"]!["message"], Is.EqualTo(message));
        Assert.That((string?)rejection["info"]!["error"], Is.EqualTo(message));
    }

    [TestCase("get without its fields", "start_date NotNull, end_date NotNull, symbol NotEmpty")]
    [TestCase("get of an impossible day", "end_date SerializationException")]
    [TestCase("get of a number for a day", "start_date SerializationException")]
    [TestCase("post of an impossible month", "data[0].date SerializationException")]
    [TestCase("get of what is not there", "")]
    public void A_rejection_has_all_failing_fields_by_their_wire_names(string call, string expected)
    {
        var errors = RejectionOf(call)["responseStatus"]!["errors"]!.AsArray();

        Assert.That(string.Join(", ", errors.Select(error => $"{error!["fieldName"]} {error["errorCode"]}")), Is.EqualTo(expected));
    }

    [Test]
    public void Api_says_what_failed_and_in_which_fields() => Assert.That(
        _errors!.ValueOf("api"),
        Is.EqualTo(
            """
            {"completed":true,"succeeded":false,"failed":true,"response":true,
            "errorCode":"NotNull","errorMessage":"'start_date' must not be empty.","errorSummary":null,
            "startDate":"NotNull","anyCase":"'end_date' must not be empty.","symbol":false}
            """.ReplaceLineEndings("")));

    [Test]
    public void Api_sums_up_an_error_of_no_field() => Assert.That(
        _errors!.ValueOf("api of what is not there"),
        Is.EqualTo("""{"failed":true,"errorSummary":"No data for NONE","errors":[],"showSummary":true}"""));

    [Test]
    public void ApiVoid_says_which_field_failed() => Assert.That(
        _errors!.ValueOf("apiVoid"), Is.EqualTo("""{"failed":true,"id":"'id' must not be empty."}"""));

    [Test]
    public void SendAll_says_which_request_failed_and_how_many_were_run() => Assert.That(
        _errors!.ValueOf("sendAll"),
        Is.EqualTo("""{"completed":"1","status":{"errorCode":"NotFound","message":"No data for NONE","errors":[],"meta":{"AutoBatchIndex":"1"}}}"""));

    [Test]
    public void A_caller_without_a_token_is_told_to_sign_in() => Assert.That(
        _errors!.ValueOf("unknown caller"), Is.EqualTo("""{"failed":true,"errorCode":"Unauthorized","errorMessage":"Sign in first."}"""));

    private JsonNode RejectionOf(string call) => JsonNode.Parse(_errors!.RejectionOf(call))!;
}
