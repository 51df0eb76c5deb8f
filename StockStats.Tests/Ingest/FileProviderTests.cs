using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Sorting;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;
using static System.FormattableString;

namespace StockStats.Tests.Ingest;

[TestFixture]
public sealed class FileProviderTests
{
    private const string Own = "symbol,date,open_price,close_price,volume\n";

    private string _folder = "";

    private Sources _sources = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("stockstats-").FullName;
        _sources = new();
    }

    [TearDown]
    public void TearDown()
    {
        _sources.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Reads_a_file()
    {
        var path = Write("a.csv", Sources.Text("daily.csv"));

        var results = await _sources.ReadAsync(new([], path, Symbol: "TST"));

        Assert.That(((FetchedPrices)results.Single()).Subject, Is.EqualTo($"TST ({path})"));
    }

    [Test]
    public async Task Reads_the_csv_and_json_files_of_a_folder_by_name_and_not_those_of_folders_in_it()
    {
        var (b, a) = (Write("b.json", Sources.Text("daily.json")), Write("a.CSV", "nothing of ours\n1\n"));
        Write("c.txt", "not read");
        Directory.CreateDirectory(Path.Combine(_folder, "d.csv"));

        var results = await _sources.ReadAsync(new([], _folder));

        Assert.That(results.Select(result => result.Subject), Is.EqualTo(new[] { a, $"TST ({b})" }));
    }

    [Test]
    public async Task Refuses_a_folder_without_prices()
    {
        var refused = (FetchRefused)(await _sources.ReadAsync(new([], _folder))).Single();

        Assert.That((refused.Kind, refused.Message), Is.EqualTo((RefusalKind.NoData, $"{_folder}: the folder holds no .csv, .json, .jsonl, .zip or .gz file")));
    }

    [TestCase("", RefusalKind.NoData, "it is empty")]
    [TestCase(" \r\n\n", RefusalKind.NoData, "it is empty")]
    [TestCase("\uFEFF", RefusalKind.NoData, "it is empty")]
    [TestCase("timestamp,open,high,low,close,volume\n", RefusalKind.NoData, "it holds no rows")]
    [TestCase("<!DOCTYPE html><html></html>", RefusalKind.NotPrices, "it is a web page or XML")]
    [TestCase("ELF\0\u0001\u0002", RefusalKind.NotPrices, "it is binary")]
    [TestCase("PK\u0003\u0004rest", RefusalKind.Unreadable, "its compressed data is damaged or not complete")]
    [TestCase("To be, or not to be", RefusalKind.NotPrices, "it is not in a known format")]
    [TestCase("\"open quote", RefusalKind.NotPrices, "it is not in a known format")]
    [TestCase("{ \"Error Message\": \"the parameter apikey is invalid or missing. Please claim\" }", RefusalKind.NotPrices,
        "it is a message, not prices: \"the parameter apikey is invalid or missing.")]
    [TestCase("{ \"Information\": \"We have detected your API key as K3YTH4T1SN0S3CR3 and our standard API rate limit\" }",
        RefusalKind.NotPrices, "We have detected your API key as [key] and our")]
    public async Task Refuses_what_is_no_prices_naming_the_file_and_the_reason(string content, RefusalKind kind, string reason)
    {
        var path = Write("a.csv", content);

        var refused = (FetchRefused)(await _sources.ReadAsync(new([], path))).Single();

        Assert.That(refused.Kind, Is.EqualTo(kind));
        Assert.That(refused.Message, Does.StartWith($"{path}: ").And.Contain(reason).And.Not.Contain("S3CR3"));
    }

    [Test]
    public async Task Refuses_gzip_and_random_bytes()
    {
        var bytes = new byte[5000];
        new Random(2024).NextBytes(bytes);
        var random = Path.Combine(_folder, "a.csv");
        await File.WriteAllBytesAsync(random, bytes);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "b.csv"), [0x1F, 0x8B, 8, 0]);

        var results = await _sources.ReadAsync(new([], _folder));

        Assert.That(results, Has.Count.EqualTo(2).And.All.InstanceOf<FetchRefused>());
    }

    [Test]
    public async Task Refuses_json_where_csv_was_chosen()
    {
        var path = Write("a.csv", Sources.Text("daily.json"));

        var refused = (FetchRefused)(await _sources.ReadAsync(new([], path, Format: "yahoo-csv"))).Single();

        Assert.That(refused.Message, Is.EqualTo($"{path}: it is JSON, not yahoo-csv"));
    }

    [Test]
    public async Task Refuses_a_link_that_leads_to_itself()
    {
        var path = Path.Combine(_folder, "a.csv");
        File.CreateSymbolicLink(path, path);

        var refused = (FetchRefused)(await _sources.ReadAsync(new([], path))).Single();

        Assert.That((refused.Kind, refused.Message), Is.EqualTo((RefusalKind.Unreadable, $"{path}: the operating system could not read it")));
    }

    [Test]
    public async Task Refuses_what_there_is_no_permission_to_read_and_goes_on()
    {
        Write("a.csv", "x");
        Write("b.json", Sources.Text("daily.json"));
        using var sources = With(path => path.EndsWith("a.csv", StringComparison.Ordinal)
            ? throw new UnauthorizedAccessException()
            : File.OpenRead(path));

        var results = await sources.ReadAsync(new([], _folder));

        var refused = (FetchRefused)results[0];
        Assert.That((refused.Kind, refused.Message), Is.EqualTo(
            (RefusalKind.Unreadable, $"{Path.Combine(_folder, "a.csv")}: there is no permission to read it")));
        Assert.That(results[1], Is.InstanceOf<FetchedPrices>());
    }

    [Test]
    public async Task Refuses_a_file_that_breaks_off_while_it_is_read()
    {
        var path = Write("a.csv", "x");
        using var sources = With(_ => new Broken());

        Assert.That(((FetchRefused)(await sources.ReadAsync(new([], path))).Single()).Kind, Is.EqualTo(RefusalKind.Unreadable));
    }

    [Test]
    public async Task Keeps_what_a_path_gives_but_once()
    {
        var opened = 0;
        using var sources = With(_ => opened++ == 0
            ? new UnseekableStream("date,open,high,low,close,volume\n03-04-2017,1,2,1,2,10\n13-04-2017,1,2,1,2,10\n")
            : throw new IOException("the pipe is empty"));

        var results = await sources.ReadAsync(new([], Write("pipe", "x"), Symbol: "TST", Basis: PriceBasis.Raw));

        Assert.That(((FetchedPrices)results.Single()).Prices.Rows, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Does_not_begin_without_a_path_that_exists()
    {
        Assert.That(await WrongAsync(new([])), Does.StartWith("--path is missing"));
        Assert.That(await WrongAsync(new([], "")), Does.StartWith("--path is missing"));
        Assert.That(await WrongAsync(new([], Path.Combine(_folder, "no.csv"))), Is.EqualTo($"--path '{_folder}/no.csv' does not exist"));
        Assert.That(await WrongAsync(new([], Path.Combine(_folder, "no", "no.csv"))), Does.EndWith("does not exist"));
    }

    [Test]
    public async Task Does_not_begin_with_a_format_or_symbol_that_cannot_be()
    {
        Assert.That(await WrongAsync(new([], _folder, Format: "xls")), Is.EqualTo(
            "--format 'xls' is not known; known are auto, stockstats-jsonl, tiingo-json, alpaca-json, polygon-json, alphavantage-json, " +
            "alphavantage-csv, stockstats-csv, tiingo-csv, eodhd-csv, yahoo-csv, nasdaq-csv, investing-csv, stooq-csv, kaggle-csv, generic-csv"));
        Assert.That(await WrongAsync(new([], _folder, Symbol: "A B")), Does.StartWith("--symbol 'A B' is not a symbol: 1 to 32 characters"));
    }

    [Test]
    public async Task Stops_when_it_is_told_to()
    {
        var path = Write("a.json", Sources.Text("daily.json"));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var results = _sources.Provider("file").FetchAsync(new([], path), stop.Token).GetAsyncEnumerator(CancellationToken.None);

        await Assert.ThatAsync(async () => await results.MoveNextAsync(), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Gives_a_symbol_before_the_next_one_is_read_where_they_stand_together()
    {
        var path = Write("grouped.csv", Own + "A,2024-03-07,1,1,10\nB,2024-03-07,1,1,10\n\"broken");

        var results = await _sources.ReadAsync(new([], path, Basis: PriceBasis.Raw));

        Assert.That(results.Select(result => result.GetType()), Is.EqualTo(new[] { typeof(FetchRefused) }), "with quotes the file is sorted first");

        path = Write("wide.csv", Own + "A,2024-03-07,1,1,10\nB,2024-03-07,1,1,10\nC," + new string('1', 70_000));

        results = await _sources.ReadAsync(new([], path, Basis: PriceBasis.Raw));

        Assert.That(results.Select(result => result.GetType()), Is.EqualTo(new[] { typeof(FetchedPrices), typeof(FetchRefused) }));
        Assert.That(results[^1].Subject, Is.EqualTo(path));
        Assert.That(((FetchRefused)results[^1]).Message, Does.Contain("line 4 is longer than 65536 characters"));
    }

    /// <summary>Grouped files stream, others are sorted first; what comes out must not tell which.</summary>
    [Test]
    public async Task Gives_the_same_prices_in_whatever_order_the_rows_stand()
    {
        var random = new Bogus.Randomizer(20240308);
        var rows = Enumerable.Range(0, 300).Select(i => (Symbol: $"S{i / 60}", Row: Invariant($"S{i / 60},{new DateOnly(2023, 1, 2).AddDays(i % 60):O},{1 + i % 7},{1 + i % 5},{i}"))).ToList();
        var grouped = await _sources.ReadAsync(new([], Write("grouped.csv", Own + string.Join('\n', rows.Select(row => row.Row))), Basis: PriceBasis.Raw));

        var shuffled = await _sources.ReadAsync(new([], Write("shuffled.csv", Own + string.Join('\n', random.Shuffle(rows).Select(row => row.Row))), Basis: PriceBasis.Raw));

        Assert.That(grouped, Has.Count.EqualTo(5));
        Assert.That(BySymbol(shuffled), Is.EqualTo(BySymbol(grouped)));

        static List<(string, string)> BySymbol(List<FetchResult> results) => [.. results.Cast<FetchedPrices>()
            .OrderBy(fetched => fetched.Prices.Symbol, StringComparer.Ordinal)
            .Select(fetched => (fetched.Prices.Symbol, string.Join(' ', fetched.Prices.Rows.Select(row => row.Bar))))];
    }

    [Test]
    public async Task Says_when_the_folder_for_sorting_takes_no_files()
    {
        using var sources = new Sources([new("Ingest:TempFolder", Path.Combine(_folder, "missing"))]);
        var rows = string.Concat(Enumerable.Range(0, RowSpool.DefaultRunRows).Select(i => Invariant($"S{i % 2},{new DateOnly(1500, 1, 1).AddDays(i / 2):O},1,1,1\n")));
        var path = Write("large.csv", Own + rows);

        var error = await Assert.ThrowsAsync<StorageException>(() => sources.ReadAsync(new([], path, Basis: PriceBasis.Raw)));

        Assert.That(error?.Message, Does.Contain(Path.Combine(_folder, "missing")).And.Contains("Ingest:TempFolder"));
    }

    private static Sources With(Func<string, Stream> open) =>
        new(more: services => services.AddSingleton(new InputStreams(open, () => Stream.Null)));

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private async Task<string> WrongAsync(FetchRequest request) =>
        (await Assert.ThrowsAsync<WrongUsageException>(() => _sources.ReadAsync(request)))?.Message ?? "";

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("the disk is gone");
    }
}
