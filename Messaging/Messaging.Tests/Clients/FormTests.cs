namespace Messaging.Tests.Clients;

/// <summary>Forms that JsonServiceClient sends.</summary>
[TestFixture, Category("Program")]
public sealed class FormTests
{
    private CallOutcomes? _forms;

    [OneTimeSetUp]
    public async Task RunAsync() => _forms = await SampleClient.OutcomesOfAsync("forms");

    [Test]
    public void ApiForm_sends_a_file_as_the_list_of_the_message() =>
        AssertValue("apiForm with a file", """{"succeeded":true,"inserted":2}""");

    [Test]
    public void ApiForm_sends_the_request_and_fields_beside_the_file() => AssertValue(
        "apiForm with a file, fields and a request",
        """
        {"name":"IBM","whole_number":7,"day":"2024-02-29","side":"buy-side","symbols":["IBM","AAPL"],
        "rows":[{"row_day":"2024-02-29","row_price":0.1,"label":"a, b"}]}
        """);

    [Test]
    public void ApiForm_has_the_row_field_and_value_of_a_file_that_cannot_be_read() => AssertValue(
        "apiForm with a file that cannot be read",
        """
        {"failed":true,"code":"SerializationException","errors":[{"errorCode":"SerializationException","fieldName":"data[2].date",
        "message":"'2024-02-30' is an Invalid value for 'data[2].date'; expected a date as YYYY-MM-DD in row 4"}]}
        """);

    [Test]
    public void ApiForm_leaves_an_empty_file_out() =>
        AssertValue("apiForm with an empty file", """{"name":"IBM","whole_number":7,"day":"2024-02-29"}""");

    [Test]
    public void PostBody_sends_a_form() => AssertValue("postBody of a form", """{"inserted":2,"updated":0}""");

    private void AssertValue(string call, string expected) =>
        Assert.That(_forms!.ValueOf(call), Is.EqualTo(expected.ReplaceLineEndings("")));
}
