using System.Text;
using Messaging.Binding;
using Messaging.Formats;

namespace Messaging.Tests.Formats;

/// <summary>Flags are numbers on the wire, as ServiceStack's generated clients have them; in XML names, as its serializer has them.</summary>
public sealed class FlagsTests
{
    private static readonly AnyGrant Both = new() { Rights = AnyRights.Read | AnyRights.Write, Maybe = AnyRights.Read };

    [TestCase("json", """{"data":[{"rights":3,"maybe":1}]}""")]
    [TestCase("jsonl", "{\"rights\":3,\"maybe\":1}\n")]
    [TestCase("csv", "rights,maybe\r\n3,1\r\n")]
    [TestCase("jsv", "{data:[{rights:3,maybe:1}]}")]
    public async Task Are_written_as_the_sum_of_their_numbers(string format, string expected) =>
        Assert.That(Encoding.UTF8.GetString(await FormatHarness.WriteBytesAsync(Find(format), new GrantAny { Data = [Both] })), Is.EqualTo(expected));

    [TestCase("json", """{"data":[{"rights":"may-write","maybe":0}]}""")]
    [TestCase("csv", "rights,maybe\r\nmay-write,0\r\n")]
    [TestCase("jsv", "{data:[{rights:may-write,maybe:0}]}")]
    public async Task One_with_a_word_of_its_own_is_written_as_that(string format, string expected)
    {
        var one = new AnyGrant { Rights = AnyRights.Write, Maybe = AnyRights.None };

        Assert.That(Encoding.UTF8.GetString(await FormatHarness.WriteBytesAsync(Find(format), new GrantAny { Data = [one] })), Is.EqualTo(expected));
    }

    [Test]
    public async Task Are_names_in_xml() => Assert.That(
        await FormatHarness.WriteAsync("xml", new GrantAny { Data = [Both] }), Does.Contain(">Read may-write</").And.Contain(">Read</"));

    [TestCase("json")]
    [TestCase("jsonl")]
    [TestCase("csv")]
    [TestCase("jsv")]
    [TestCase("xml")]
    public async Task Are_read_back_as_they_are_written(string format)
    {
        AnyGrant[] rows = [Both, new(), new() { Rights = AnyRights.Write, Maybe = AnyRights.None }];
        var body = await FormatHarness.WriteBytesAsync(Find(format), new GrantAny { Data = [.. rows] });

        var read = (await FormatHarness.ReadAsync(Find(format), "GrantAny", body)).As<GrantAny>();

        Assert.That(read.Data.Select(row => (row.Rights, row.Maybe)), Is.EqualTo(rows.Select(row => (row.Rights, row.Maybe))));
    }

    [TestCase("Read", AnyRights.Read)]
    [TestCase("may-write", AnyRights.Write)]
    [TestCase("READ", AnyRights.Read)]
    [TestCase("Read,may-write", AnyRights.Read | AnyRights.Write)]
    [TestCase("Write, Read", AnyRights.Read | AnyRights.Write)]
    [TestCase("Read may-write", AnyRights.Read | AnyRights.Write)]
    [TestCase("Read,read", AnyRights.Read)]
    [TestCase("0", AnyRights.None)]
    [TestCase("3", AnyRights.Read | AnyRights.Write)]
    public void Are_read_as_names_or_sums(string text, AnyRights expected)
    {
        Assert.That(EnumText<AnyRights>.TryParse(text, out var value));
        Assert.That(value, Is.EqualTo(expected));
    }

    [TestCase("4")]
    [TestCase("-1")]
    [TestCase("5")]
    [TestCase("9223372036854775807")]
    [TestCase("Read,")]
    [TestCase(",Read")]
    [TestCase("Read,,may-write")]
    [TestCase("Read,none-such")]
    [TestCase(" Read")]
    [TestCase("1,2")]
    [TestCase("")]
    public void Are_not_read_from_what_no_flags_add_up_to(string text) =>
        Assert.That(EnumText<AnyRights>.TryParse(text, out _), Is.False);

    [TestCase("""{"data":[{"rights":4}]}""", "4")]
    [TestCase("""{"data":[{"rights":"all"}]}""", "all")]
    public async Task What_cannot_be_read_is_told_with_all_that_can(string json, string value)
    {
        var errors = (await FormatHarness.ReadAsync(new JsonFormat(), "GrantAny", Encoding.UTF8.GetBytes(json))).Errors;

        Assert.That(errors, Is.EqualTo(new[]
        {
            $"data[0].rights: '{value}' is an Invalid value for 'data[0].rights'; "
                + "expected None, Read, may-write, several with commas between, or the sum of their numbers",
        }));
    }

    [Test]
    public void No_flags_are_known_even_where_none_is_called_so()
    {
        Assert.That(EnumText<UnixMode>.TryParse("0", out _));
        Assert.That(EnumText<UnixMode>.TryParse("129", out var both) && both == (UnixMode.Low | UnixMode.High));
        Assert.That(EnumText<UnixMode>.TryParse("257", out _), Is.False, "beyond the byte");
    }

    private static MessageFormat Find(string name) => name is "json" ? new JsonFormat() : FormatHarness.Find(name);

    [Flags]
    private enum UnixMode : byte
    {
        Low = 1,
        High = 128,
    }
}
