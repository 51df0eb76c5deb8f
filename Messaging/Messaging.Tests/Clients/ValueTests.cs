namespace Messaging.Tests.Clients;

/// <summary>Values come back from the server as JsonServiceClient sent them, in queries and in bodies.</summary>
[TestFixture, Category("Program")]
public sealed class ValueTests
{
    private const string Scalars =
        """
        "name":"Łódź & co. + 100 %","whole_number":-2147483648,"big":9007199254740991,"price":0.1,"ratio":1e-7,"flag":false,
        "day":"2024-02-29","side":"buy-side","symbols":["IBM","^GSPC"],"numbers":[0,-1]
        """;

    private CallOutcomes? _values;

    [OneTimeSetUp]
    public async Task RunAsync() => _values = await SampleClient.OutcomesOfAsync("values");

    [Test]
    public void Scalars_enums_and_lists_of_them_come_back_from_a_query() => AssertValue("get", $"{{{Scalars}}}");

    [Test]
    public void Lists_of_objects_and_dictionaries_come_back_from_a_body() => AssertValue(
        "post",
        "{" + Scalars + """
        ,"rows":[{"row_day":"2000-02-29","row_price":99999999.999999,"label":""},{"row_day":"1900-01-01","row_price":0,"label":"none"}],
        "tags":{"a b":"c","":"
        """ + "\u2028\\\"\"}}");

    [Test]
    public void Absent_values_stay_absent_or_as_they_start() => AssertValue("post of absent values", """{"whole_number":7}""");

    [Test]
    public void Typed_values_can_be_used_as_they_are() =>
        AssertValue("typed", """{"isBuy":true,"sum":0.30000000000000004,"year":"2024","last":"^GSPC"}""");

    private void AssertValue(string call, string expected) =>
        Assert.That(_values!.ValueOf(call), Is.EqualTo(expected.Replace("\n", "", StringComparison.Ordinal)));
}
