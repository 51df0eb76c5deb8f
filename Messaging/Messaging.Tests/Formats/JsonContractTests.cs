using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Messaging.Formats;
using Messaging.Tests.Hosting;
using ServiceStack;

namespace Messaging.Tests.Formats;

public sealed class JsonContractTests
{
    private static readonly JsonSerializerOptions Options = new JsonFormat().Options;

    [Test]
    public void Writes_members_by_wire_name_in_their_order_and_no_nulls()
    {
        var row = new Ordered { Third = 3, First = "1", Unnumbered = "0", AllCapsURL = "u", NotAMember = "x" };

        Assert.That(Write(row), Is.EqualTo("""{"unnumbered":"0","allCapsURL":"u","first_one":"1","third":3}"""));
    }

    [Test]
    public void Writes_all_but_ignored_members_of_a_type_without_a_contract() =>
        Assert.That(Write(new Plain { Seen = 1, Ignored = 2 }), Is.EqualTo("""{"seen":1}"""));

    [Test]
    public void Writes_the_error_types_of_the_contract_in_camel_case()
    {
        var response = new ErrorResponse
        {
            ResponseStatus = new("Code", "Text")
            {
                Errors = [new() { ErrorCode = "NotNull", FieldName = "x", Message = "m", Meta = new(StringComparer.Ordinal) { ["PropertyValue"] = null! } }],
            },
        };

        Assert.That(Write(response), Is.EqualTo(
            """{"responseStatus":{"errorCode":"Code","message":"Text","errors":[{"errorCode":"NotNull","fieldName":"x","message":"m","meta":{"PropertyValue":null}}]}}"""));
    }

    [TestCase("106.50")]
    [TestCase("114.6900")]
    [TestCase("0.000001")]
    [TestCase("0.0")]
    [TestCase("79228162514264337593543950335")]
    public void Leaves_the_scale_of_a_decimal_as_it_is(string text)
    {
        var number = decimal.Parse(text, CultureInfo.InvariantCulture);

        Assert.That(Write(new { number }), Is.EqualTo($$"""{"number":{{text}}}"""));
    }

    [Test]
    public void Writes_what_json_allows_unescaped_and_escapes_what_it_must() =>
        Assert.That(Write(new { text = "'<é€>&\"\\\n\u0001" }), Is.EqualTo("""{"text":"'<é€>&\"\\\n\u0001"}"""));

    [Test]
    public void Writes_enums_and_days_also_as_keys() =>
        Assert.That(
            Write(new { side = Side.Buy, none = (Side)9, sides = new Dictionary<Side, int> { [Side.Sell] = 1 }, days = new Dictionary<DateOnly, int> { [new(2024, 2, 29)] = 1 } }),
            Is.EqualTo("""{"side":"buy-side","none":"9","sides":{"Sell":1},"days":{"2024-02-29":1}}"""));

    [Test]
    public void Reads_enums_and_days_also_as_keys()
    {
        Assert.That(JsonSerializer.Deserialize<Dictionary<Side, int>>("""{"buy-side":1}""", Options), Does.ContainKey(Side.Buy));
        Assert.That(JsonSerializer.Deserialize<Dictionary<DateOnly, int>>("""{"2024-02-29":1}""", Options), Does.ContainKey(new DateOnly(2024, 2, 29)));
        Assert.That(() => JsonSerializer.Deserialize<Dictionary<DateOnly, int>>("""{"2023-02-29":1}""", Options), Throws.InstanceOf<JsonException>());
        Assert.That(() => JsonSerializer.Deserialize<Dictionary<Side, int>>("""{"up":1}""", Options), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void Reads_back_every_day_it_writes()
    {
        var days = Gen.Choose(DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber);

        Prop.ForAll(days.ToArbitrary(), day => JsonSerializer.Deserialize<DateOnly>(Write(day), Options) == day).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Reads_a_day_whose_characters_are_escaped() =>
        Assert.That(JsonSerializer.Deserialize<DateOnly>("\"2024\\u002d02-29\"", Options), Is.EqualTo(new DateOnly(2024, 2, 29)));

    [TestCase("\"\"")]
    [TestCase("null")]
    [TestCase("\"2024-02-29 and then some more than any day could be, however it is written\"")]
    [TestCase("\"2024-02-30\"")]
    public void Refuses_what_is_no_day(string json) =>
        Assert.That(() => JsonSerializer.Deserialize<DateOnly>(json, Options), Throws.InstanceOf<JsonException>());

    [Test]
    public void Does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = comma;

            Assert.That(Write(new { a = -1.5m, b = -1.5, c = new DateOnly(2024, 2, 29) }), Is.EqualTo("""{"a":-1.5,"b":-1.5,"c":"2024-02-29"}"""));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    [DataContract]
    public sealed class Ordered
    {
        [DataMember(Order = 3)]
        public int Third { get; set; }

        [DataMember(Order = 1, Name = "first_one")]
        public string? First { get; set; }

        [DataMember(Order = 2)]
        public string? Nothing { get; set; }

        [DataMember]
        public string? Unnumbered { get; set; }

        [DataMember]
        public string? AllCapsURL { get; set; }

        public string? NotAMember { get; set; }
    }

    public sealed class Plain
    {
        public int Seen { get; set; }

        [IgnoreDataMember]
        public int Ignored { get; set; }
    }
}
