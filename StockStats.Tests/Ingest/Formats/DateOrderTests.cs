using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.Formats;

/// <summary>Dates whose day and month could be either are settled by all dates of the file, or the file is refused.</summary>
[TestFixture]
public sealed class DateOrderTests
{
    private const string Nasdaq = "Date,Close/Last,Volume,Open,High,Low\n";

    [TestCase(new[] { "03-04-2017", "13-04-2017" }, "2017-04-03,2017-04-13")]
    [TestCase(new[] { "03/04/2017", "3/13/2017" }, "2017-03-04,2017-03-13")]
    [TestCase(new[] { "3.4.2017", "31.12.2016" }, "2016-12-31,2017-04-03")]
    [TestCase(new[] { "04/04/2017", "5/5/2017" }, "2017-04-04,2017-05-05", Description = "either way it is the same day")]
    [TestCase(new[] { "2017-04-03", "2017/04/04" }, "2017-04-03,2017-04-04")]
    public async Task Is_found_from_all_dates(string[] dates, string expected) =>
        Assert.That(Days(await Inputs.PricesAsync(Table(dates), Tst)), Is.EqualTo(expected));

    /// <summary>The first date that settles it stands where no beginning of a file reaches.</summary>
    [Test]
    public async Task Is_found_from_the_last_date_of_a_large_file()
    {
        var days = Enumerable.Range(0, 500).Select(i => $"{i % 12 + 1:00}-{i / 12 % 12 + 1:00}-{2000 + i / 144}").Append("30-06-2017");

        var fetched = await Inputs.PricesAsync(Table([.. days]), Tst);

        Assert.That(fetched.Prices.Rows, Has.Count.EqualTo(501));
        Assert.That(fetched.Prices.Rows.Take(2).Select(row => row.Bar.Date), Is.EqualTo(new DateOnly[] { new(2000, 1, 1), new(2000, 1, 2) }));
    }

    [Test]
    public async Task Is_not_guessed()
    {
        var refused = await Inputs.RefusalAsync(Table("03-04-2017", "05-04-2017"), Tst);

        Assert.That(refused.Message, Is.EqualTo(
            "standard input: its dates can be read two ways, the day first or the month first: no date in it has a number above 12, the first is " +
            "'03-04-2017' at line 2; say --date-order dmy or mdy"));
    }

    [Test]
    public async Task Contradictions_are_refused()
    {
        var refused = await Inputs.RefusalAsync(Table("13-04-2017", "04-13-2017"), Tst);

        Assert.That(refused.Message, Does.Contain("'13-04-2017' at line 2 begins with the day, '04-13-2017' at line 3 with the month"));
    }

    [TestCase(DateOrder.DayMonthYear, "2017-04-03,2017-04-13", 4L)]
    [TestCase(DateOrder.MonthDayYear, "2017-03-04,2017-04-14", 3L)]
    public async Task What_a_user_says_counts_and_rows_that_contradict_it_are_rejected(DateOrder order, string expected, long rejected)
    {
        var fetched = await Inputs.PricesAsync(Table("03-04-2017", "13-04-2017", "04-14-2017"), request => Tst(request) with { DateOrder = order });

        Assert.That(Days(fetched), Is.EqualTo(expected));
        Assert.That(fetched.Rejected.Select(row => (row.Line, row.Rule)), Is.EqualTo(new[] { (rejected, RowRules.NotADate) }));
    }

    [Test]
    public async Task Is_the_vendors_where_it_has_one_and_rows_that_contradict_it_are_rejected()
    {
        var fetched = await Inputs.PricesAsync(Nasdaq + "03/04/2017,$2,10,$1,$2,$1\n13/04/2017,$2,10,$1,$2,$1\n", request => request with { Symbol = "TST" });

        Assert.That(Days(fetched), Is.EqualTo("2017-03-04"));
        Assert.That(fetched.Rejected.Single().Value, Is.EqualTo("13/04/2017"));
    }

    [Test]
    public async Task Bad_dates_do_not_settle_it()
    {
        var fetched = await Inputs.PricesAsync(Table("99-99-2017", "14-04-2017", "03-04-2017"), Tst);

        Assert.That(Days(fetched), Is.EqualTo("2017-04-03,2017-04-14"));
        Assert.That(fetched.Rejected.Single().Line, Is.EqualTo(2));
    }

    [Test]
    public async Task Standard_input_says_when_it_cannot_be_kept_to_look_through()
    {
        using var sources = new Sources(
            [new("Ingest:TempFolder", Path.Combine(TestContext.CurrentContext.WorkDirectory, "missing"))],
            services => services.AddSingleton(new InputStreams(_ => Stream.Null, () => new UnseekableStream(Table("03-04-2017")))));

        var error = await Assert.ThrowsAsync<StorageException>(() => sources.ReadAsync(Tst(new([], "-"))));

        Assert.That(error?.Message, Does.StartWith("Standard input that has to be read twice is kept in a temporary file").And.Contains("Ingest:TempFolder"));
    }

    private static string Table(params string[] dates) =>
        "date,open,high,low,close,volume\n" + string.Concat(dates.Select(date => $"{date},1,2,1,2,10\n"));

    private static string Days(FetchedPrices fetched) => string.Join(',', fetched.Prices.Rows.Select(row => FormattableString.Invariant($"{row.Bar.Date:O}")));

    private static FetchRequest Tst(FetchRequest request) => request with { Symbol = "TST", Basis = PriceBasis.Raw };
}
