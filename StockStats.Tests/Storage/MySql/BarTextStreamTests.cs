using System.Text;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.MySql;

namespace StockStats.Tests.Storage.MySql;

/// <summary>The text that LOAD DATA reads.</summary>
[TestFixture]
public sealed class BarTextStreamTests
{
    private static readonly Bar Plain = new(new(2024, 2, 29), new(114_690_000), null, null, new(1), 0);

    [Test]
    public void Columns_stand_in_the_order_of_the_statement_with_N_for_what_is_absent() =>
        Assert.That(Read(Write(Plain)), Is.EqualTo("IBM\t2024-02-29\t114.69\t\\N\t\\N\t0.000001\t0\t\\N\t0\n"));

    [Test]
    public void The_largest_values_are_written_whole()
    {
        var largest = new Bar(DateOnly.MaxValue, Price.Max, new(long.MaxValue), new(long.MinValue), new(-1), long.MaxValue, new(0), true);

        Assert.That(Read(Write(largest)), Is.EqualTo(
            "IBM\t9999-12-31\t100000000\t9223372036854.775807\t-9223372036854.775808\t-0.000001\t9223372036854775807\t0\t1\n"));
    }

    [Test]
    public void The_first_day_of_the_calendar_has_its_leading_zeros() =>
        Assert.That(Read(Write(Plain with { Date = DateOnly.MinValue })), Does.StartWith("IBM\t0001-01-01\t"));

    [TestCase(1, "0.000001")]
    [TestCase(100_000, "0.1")]
    [TestCase(114_500_000, "114.5")]
    [TestCase(114_000_000, "114")]
    [TestCase(1_010_010, "1.01001")]
    public void Prices_have_no_zeros_at_their_end(long millionths, string text) =>
        Assert.That(Read(Write(Plain with { Open = new(millionths) })).Split('\t')[2], Is.EqualTo(text));

    [TestCase(300)]
    [TestCase(301)]
    [TestCase(1_000)]
    [TestCase(1 << 20)]
    public void A_buffer_of_any_size_gets_whole_lines_and_all_of_them(int size)
    {
        BarWrite[] writes =
        [
            Write(), Write([.. Enumerable.Range(0, 100).Select(i => Plain with { Volume = i })]), Write(), Write(Plain with { Volume = 100 }), Write(),
        ];
        using var stream = new BarTextStream(writes);
        var buffer = new byte[size];
        List<string> lines = [];
        while (stream.Read(buffer, 0, size) is > 0 and var read)
        {
            var text = Encoding.UTF8.GetString(buffer, 0, read);
            Assert.That(text, Does.EndWith("\n"));
            lines.AddRange(text.TrimEnd('\n').Split('\n'));
        }

        Assert.That(lines.Select(line => line.Split('\t')[6]), Is.EqualTo(Enumerable.Range(0, 101).Select(i => $"{i}")));
    }

    [Test]
    public void A_buffer_that_holds_no_line_is_a_mistake()
    {
        using var stream = new BarTextStream([Write(Plain)]);

        Assert.That(() => stream.Read(new byte[100], 0, 100), Throws.ArgumentException);
    }

    private static BarWrite Write(params Bar[] bars) => new("IBM", "test", bars, 0);

    private static string Read(params BarWrite[] writes)
    {
        using var stream = new BarTextStream(writes);
        using var reader = new StreamReader(stream, Encoding.UTF8, false, 4096);
        return reader.ReadToEnd();
    }
}
