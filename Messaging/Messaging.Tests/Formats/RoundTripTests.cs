using System.Text;
using System.Xml.Linq;

namespace Messaging.Tests.Formats;

/// <summary>What our writers write, our readers read.</summary>
public sealed class RoundTripTests
{
    [Test]
    public async Task Reads_rows_as_they_were_written([Values("csv", "jsv", "jsonl", "xml")] string format, [Range(1, 25)] int seed)
    {
        var rows = AnyRows.Make(seed, seed);
        var written = await FormatHarness.WriteBytesAsync(FormatHarness.Find(format), new StoreAnyResponse { Data = rows });

        var read = await FormatHarness.ReadAsync(FormatHarness.Find(format), "StoreAny", AsRequest(format, written), pieces: 16 + (seed * 7));

        Assert.That(AnyRows.Show(read.As<StoreAny>().Data), Is.EqualTo(AnyRows.Show(Expected(format, rows))));
    }

    [Test]
    public async Task Reads_or_refuses_a_body_cut_off_anywhere([Values("csv", "jsv", "jsonl", "xml")] string format)
    {
        var body = await BodyAsync(format, seed: 3, rows: 2);
        var whole = body.AsSpan().TrimEnd("\r\n"u8).Length;
        for (var length = 1; length < whole; length++)
        {
            var result = await FormatHarness.ReadAsync(FormatHarness.Find(format), "StoreAny", body[..length]);

            if (format is "jsv" or "xml")
                Assert.That(result.Failure?.Status, Is.EqualTo(400), Encoding.UTF8.GetString(body[..length]));
            else
                Assert.That(result.Failure?.Status, Is.Null.Or.EqualTo(400));
        }
    }

    [Test]
    public async Task Reads_or_refuses_a_body_with_any_bytes_changed([Values("csv", "jsv", "jsonl", "xml")] string format, [Values(1, 2, 3)] int seed)
    {
        var body = await BodyAsync(format, seed, rows: 3);
        var random = new Random(seed);
        byte[] likely = [.. "{}[]\",:<>/&;#=\r\n \0\t'.-0a"u8, 0x80, 0xFF, 0xEF, 0xED];
        for (var round = 0; round < 600; round++)
        {
            var changed = body.ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                Change(changed, likely, random);

            var result = await FormatHarness.ReadAsync(FormatHarness.Find(format), "StoreAny", [.. changed], random.Next(16, 200));

            Assert.That(result.Failure?.Status, Is.Null.Or.EqualTo(400));
            Assert.That(result.Failure?.Message ?? "", Does.Not.Contain("Exception").And.Not.Contain("   at "));
        }
    }

    private static void Change(List<byte> body, byte[] likely, Random random)
    {
        var place = random.Next(body.Count);
        switch (random.Next(3))
        {
            case 0:
                body[place] = likely[random.Next(likely.Length)];
                break;
            case 1:
                body.Insert(place, likely[random.Next(likely.Length)]);
                break;
            default:
                body.RemoveRange(place, Math.Min(random.Next(1, 20), body.Count - place));
                break;
        }
        if (body.Count == 0)
            body.Add((byte)'x');
    }

    private static async Task<byte[]> BodyAsync(string format, int seed, int rows) =>
        AsRequest(format, await FormatHarness.WriteBytesAsync(FormatHarness.Find(format), new StoreAnyResponse { Data = AnyRows.Make(seed, rows) }));

    /// <summary>Requests and responses differ in XML only, by the root, and by what only a response has.</summary>
    private static byte[] AsRequest(string format, byte[] response)
    {
        if (format is not "xml")
            return response;
        var root = XDocument.Parse(Encoding.UTF8.GetString(response), LoadOptions.PreserveWhitespace).Root!;
        root.Name = root.Name.Namespace + "StoreAny";
        root.Element(root.Name.Namespace + "responseStatus")!.Remove();
        return Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>CSV knows no difference between an empty text and none; XML makes one line break of both its kinds.</summary>
    private static List<AnyRow> Expected(string format, List<AnyRow> rows)
    {
        if (format is not "xml")
            return rows;
        foreach (var row in rows)
        {
            row.Symbol = Normal(row.Symbol);
            row.Names = row.Names?.ConvertAll(Normal);
            row.Tags = row.Tags?.ToDictionary(tag => Normal(tag.Key), tag => Normal(tag.Value), StringComparer.Ordinal);
            if (row.Inner is { Text: { } text } inner)
                inner.Text = Normal(text);
        }
        return rows;

        static string Normal(string text) => text.ReplaceLineEndings("\n");
    }
}
