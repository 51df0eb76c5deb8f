using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StockStats.ServiceInterface.Ingest.Sorting;

namespace StockStats.Tests.Ingest.Sorting;

[TestFixture]
public sealed class SymbolOrderTests
{
    [TestCase("", true)]
    [TestCase("symbol,date\n", true)]
    [TestCase("symbol,date\nA,1\nA,2\nB,1\n", true)]
    [TestCase("symbol,date\r\nA,1\r\n\r\nA,2\r\nB,1", true, Description = "CR LF, an empty line, no newline at the end")]
    [TestCase("symbol,date\nA,1\nB,1\nA,2", false)]
    [TestCase("symbol,date\nA,1\nB,1\na,2\n", false, Description = "symbols are upper-cased when they are read")]
    [TestCase("symbol,date\nA,1\n,1\nA,2\n", true, Description = "a row without a symbol is nobody's")]
    [TestCase("symbol,date\n A ,1\nA,2\n", true)]
    [TestCase("symbol,date\n\"A\",1\n\"A\",2\n", false, Description = "quotes could hide anything")]
    [TestCase("symbol,date\nA,1\nA,\"x\"", false)]
    public async Task Sees_whether_symbols_stand_together(string content, bool grouped) =>
        Assert.That(await IsGroupedAsync(content, 0), Is.EqualTo(grouped));

    [Test]
    public async Task Looks_at_the_column_it_is_told()
    {
        const string Content = "date,symbol,open\n1,A,5\n2,B,5\n1,B,5\n";

        Assert.That(await IsGroupedAsync(Content, 1), Is.True);
        Assert.That(await IsGroupedAsync(Content, 0), Is.False);
        Assert.That(await IsGroupedAsync(Content, 2), Is.True);
        Assert.That(await IsGroupedAsync(Content, 3), Is.True, "rows too short to have the column");
    }

    [Test]
    public async Task Sees_through_the_borders_of_its_buffer()
    {
        var lines = Enumerable.Range(0, 100_000).Select(i => $"S{i / 1000:000},{i}");
        var grouped = "symbol,n\n" + string.Join('\n', lines);

        Assert.That(await IsGroupedAsync(grouped, 0), Is.True);
        Assert.That(await IsGroupedAsync(grouped + "\nS050,1", 0), Is.False);
    }

    [Test]
    public async Task A_line_longer_than_the_buffer_cannot_be_judged() =>
        Assert.That(await IsGroupedAsync("symbol,n\nA," + new string('1', 300_000), 0), Is.False);

    [Test]
    public void Agrees_with_counting_the_changes() =>
        Prop.ForAll(Gen.Elements("A", "B", "C").ListOf().ToArbitrary(), symbols =>
        {
            var changes = symbols.Where((symbol, i) => i == 0 || symbol != symbols[i - 1]).Count();
            var content = "symbol\n" + string.Concat(symbols.Select(symbol => symbol + "\n"));
            return IsGroupedAsync(content, 0).GetAwaiter().GetResult() == (changes == symbols.Distinct(StringComparer.Ordinal).Count());
        }).QuickCheckThrowOnFailure();

    private static async Task<bool> IsGroupedAsync(string content, int column)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await SymbolOrder.IsGroupedAsync(stream, column, CancellationToken.None);
    }
}
