using System.Text;
using StockStats.ServiceInterface.Ingest.AlphaVantage.Listings;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Ingest.AlphaVantage.Listings;

[TestFixture]
public sealed class ListingReaderTests
{
    private const string Header = "symbol,name,exchange,assetType,ipoDate,delistingDate,status\r\n";

    [Test]
    public void Reads_quotes_and_takes_null_and_nothing_for_not_known()
    {
        var rows = Read("A,Agilent Technologies Inc,NYSE,Stock,1999-11-18,null,Active\r\nbac-p-m,\"Bank, \"\"of\"\" America\",,ETF,null,,Active");

        Assert.That(rows.Listings, Is.EqualTo(new[]
        {
            new Listing("A", ListingStatus.Active, "Agilent Technologies Inc", "NYSE", "Stock", new(1999, 11, 18)),
            new Listing("BAC-P-M", ListingStatus.Active, "Bank, \"of\" America", null, "ETF"),
        }));
        Assert.That((rows.Rejected.Count, rows.Doubles), Is.EqualTo((0, 0)));
    }

    [TestCase("A,x,NYSE,Stock,2023-02-29,null,Active", "ipo_date", "2023-02-29", "not_a_date")]
    [TestCase("A,x,NYSE,Stock,null,31.12.2020,Active", "delisting_date", "31.12.2020", "not_a_date")]
    [TestCase("A B,x,NYSE,Stock,null,null,Active", "symbol", "A B", "not_a_symbol")]
    [TestCase(",x,NYSE,Stock,null,null,Active", "symbol", "", "not_a_symbol")]
    [TestCase("A,x,NYSE,Stock,null,null,Delisted", "status", "Delisted", "wrong_status")]
    [TestCase("A,x,NYSE,Stock,null,null,", "status", "", "wrong_status")]
    [TestCase("A,x,NYSE,Stock,null,null", "row", "A,x,NYSE,Stock,null,null", "wrong_cell_count")]
    public void Rejects_a_row_that_cannot_be_read_by_line_field_and_value_and_keeps_the_others(string row, string field, string value, string rule)
    {
        var rows = Read($"FIRST,\"two\nlines\",NYSE,Stock,null,null,Active\r\n\r\n{row}\r\nLAST,x,NYSE,Stock,null,null,Active\r\n");

        var rejected = rows.Rejected.Single();
        Assert.That((rejected.Line, rejected.Field, rejected.Value, rejected.Rule), Is.EqualTo((5L, field, value, rule)));
        Assert.That(rows.Listings.Select(listing => listing.Symbol), Is.EqualTo(new[] { "FIRST", "LAST" }));
    }

    [TestCase(255, 0)]
    [TestCase(256, 1)]
    public void Keeps_names_of_up_to_255_characters(int length, int rejected) =>
        Assert.That(Read($"A,{new string('x', length)},NYSE,Stock,null,null,Active").Rejected, Has.Count.EqualTo(rejected));

    [Test]
    public void Keeps_of_a_ticker_used_again_the_row_delisted_last()
    {
        var rows = Read(
            "A,first,NYSE,Stock,null,2001-01-01,Delisted\nA,last,NYSE,Stock,null,2020-01-01,Delisted\nA,unknown,NYSE,Stock,null,null,Delisted\n", ListingStatus.Delisted);

        Assert.That((rows.Listings.Single().Name, rows.Doubles), Is.EqualTo(("last", 2)));
    }

    [Test]
    public void Finds_columns_by_name_behind_a_byte_order_mark()
    {
        var rows = ListingReader.Read(Encoding.UTF8.GetBytes("\uFEFFstatus,symbol,delistingDate,ipoDate,assetType,exchange,name\nActive,A,null,null,Stock,NYSE,Agilent"), ListingStatus.Active);

        Assert.That(rows.Listings, Is.EqualTo(new[] { new Listing("A", ListingStatus.Active, "Agilent", "NYSE", "Stock") }));
    }

    [TestCase("symbol,name,exchange,assetType,ipoDate,status\nA,x,NYSE,Stock,null,Active", "column 'delistingDate' is missing")]
    [TestCase("symbol,symbol,name,exchange,assetType,ipoDate,delistingDate,status\n", "column 'symbol' comes twice")]
    [TestCase(Header + "A,\"x", "its quotes do not match")]
    public void Refuses_what_is_no_list(string content, string message) => Assert.That(
        () => ListingReader.Read(Encoding.UTF8.GetBytes(content), ListingStatus.Active),
        Throws.InstanceOf<ContentRefusedException>().With.Message.Contains(message));

    private static ListingRows Read(string rows, ListingStatus status = ListingStatus.Active) => ListingReader.Read(Encoding.UTF8.GetBytes(Header + rows), status);
}
