namespace Messaging.Tests.Clients;

/// <summary>Calls of JsonServiceClient that are answered.</summary>
[TestFixture, Category("Program")]
public sealed class CallTests
{
    private const string Ibm =
        """{"start_date":"2010-01-01","end_date":"2010-12-31","symbol":"IBM","average_daily_open_price":114.69,"average_daily_close_price":115.69,"average_daily_volume":4374141}""";

    private CallOutcomes? _calls;

    [OneTimeSetUp]
    public async Task RunAsync() => _calls = await SampleClient.OutcomesOfAsync("calls");

    [Test]
    public void Get_gives_the_typed_response() => AssertValue(
        "get", """{"closes":["116.02","115.41"],"dates":["2010-01-01","2010-01-04"],"high":true,"pages":3,"page":3,"status":true}""");

    [Test]
    public void Get_takes_a_route_with_arguments() => AssertValue(
        "get of a URL",
        """
        {"data":[{"symbol":"IBM","date":"2010-01-01","open_price":115.02,"close_price":116.02,"volume":7605679},
        {"symbol":"IBM","date":"2010-01-04","open_price":114.41,"close_price":115.41,"volume":2386730}],
        "pagination":{"count":6,"page":1,"limit":3,"pages":3},"info":{"error":""}}
        """);

    [Test]
    public void Get_works_at_json_reply() =>
        AssertValue("get in a base path of its own", $$$"""{"data":{{{Ibm}}},"info":{"error":""}}""");

    [Test]
    public void Post_sends_lists_and_dictionaries() => AssertValue("post", """{"inserted":2,"updated":0}""");

    [Test]
    public void Send_uses_the_verb_of_the_message() => AssertValue("send", $$$"""{"data":{{{Ibm}}},"info":{"error":""}}""");

    [Test]
    public void SendAll_gives_the_responses_in_the_order_of_the_requests() => AssertValue("sendAll", """[["IBM",114.69],["AAPL",106.5]]""");

    [Test]
    public void SendAll_of_no_requests_gives_no_responses() => AssertValue("sendAll of nothing", "[]");

    [Test]
    public void SendAllOneWay_runs_all_and_gives_nothing() => AssertValue("sendAllOneWay", """{"completed":"2","nothing":true}""");

    [TestCase("publish", 1)]
    [TestCase("publish in a base path of its own", 3)]
    public void Publish_runs_the_message(string call, int inserted) => AssertValue(call, $$"""{"inserted":{{inserted}},"updated":0}""");

    [TestCase("sendVoid")]
    [TestCase("delete")]
    public void A_message_without_a_response_gives_nothing(string call) => AssertValue(call, "null");

    [Test]
    public void ApiVoid_has_succeeded_without_a_response() => AssertValue("apiVoid", """{"succeeded":true,"failed":false}""");

    [Test]
    public void Api_gives_the_response_and_no_error() =>
        AssertValue("api", """{"completed":true,"succeeded":true,"failed":false,"error":true,"average":107.5}""");

    [TestCase("postBody", 2)]
    [TestCase("postBody of CSV", 1)]
    public void PostBody_sends_a_body_of_its_own(string call, int inserted) => AssertValue(call, $$"""{"inserted":{{inserted}},"updated":0}""");

    [Test]
    public void A_bearer_token_is_known() => AssertValue("bearer token", """{"name":"TellCaller"}""");

    [TestCase("text", "\"\\\"Łódź\\\"\"")]
    [TestCase("text of a batch", """["a",""]""")]
    public void A_response_of_text_comes_as_it_is(string call, string expected) => AssertValue(call, expected);

    [Test]
    public void A_response_of_bytes_comes_as_a_blob() => AssertValue("bytes", """{"type":"application/octet-stream","size":256,"last":255}""");

    private void AssertValue(string call, string expected) =>
        Assert.That(_calls!.ValueOf(call), Is.EqualTo(expected.ReplaceLineEndings("")));
}
