using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Ingest.Files;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Ingest.Files;

[TestFixture]
public sealed class CompressedFilesTests
{
    private const string Own = "symbol,date,open_price,close_price,volume\nAAA,2024-03-07,1,2,10\nBBB,2024-03-07,1,2,10\n";

    private const string DayFirst = "date,open,high,low,close,volume,symbol\n03-04-2017,1,2,1,2,10,CCC\n13-04-2017,1,2,1,2,10,CCC\n";

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
    public async Task Reads_a_gzip_file_whatever_its_name()
    {
        var path = Write("prices.csv", Gzip(Own));

        var results = await ReadAsync(path);

        Assert.That(results.Select(result => result.Subject), Is.EqualTo(new[] { $"AAA ({path})", $"BBB ({path})" }));
    }

    [Test]
    public async Task Reads_a_gzip_file_again_to_look_through_its_dates()
    {
        var fetched = (FetchedPrices)(await ReadAsync(Write("a.csv.gz", Gzip(DayFirst)))).Single();

        Assert.That(fetched.Prices.Rows[0].Bar.Date, Is.EqualTo(new DateOnly(2017, 4, 3)));
    }

    [Test]
    public async Task Reads_the_entries_of_a_zip_file_by_name()
    {
        var path = Write("a.zip", Zip(("z/b.csv", Bytes(DayFirst)), ("a.json", Bytes("{}")), ("readme.txt", Bytes("x")), ("__MACOSX/._b.csv", [0]), ("c.csv.gz", Gzip(Own))));

        var results = await ReadAsync(path);

        Assert.That(results.Select(result => result.Subject), Is.EqualTo(new[] { $"{path}!a.json", $"AAA ({path}!c.csv.gz)", $"BBB ({path}!c.csv.gz)", $"CCC ({path}!z/b.csv)" }));
        Assert.That(((FetchRefused)results[0]).Message, Is.EqualTo($"{path}!a.json: it is an empty JSON object, {{}}"));
    }

    [Test]
    public async Task Reads_archives_of_a_folder_beside_other_files()
    {
        Write("a.zip", Zip(("x.csv", Bytes(DayFirst))));
        Write("b.gz", Gzip(Own));
        Write("c.jsonl", Bytes("""{"symbol":"DDD","date":"2024-03-07","open_price":1,"close_price":2,"volume":10}"""));

        var results = await ReadAsync(_folder);

        Assert.That(results.Cast<FetchedPrices>().Select(result => result.Prices.Symbol), Is.EqualTo(new[] { "CCC", "AAA", "BBB", "DDD" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Reads_standard_input_compressed_either_way(bool zip)
    {
        using var sources = Standard(zip ? Zip(("a.csv", Bytes(DayFirst))) : Gzip(DayFirst));

        var results = await sources.ReadAsync(new([], "-", Basis: PriceBasis.Raw));

        Assert.That(results.Select(result => result.Subject), Is.EqualTo(new[] { zip ? "CCC (standard input!a.csv)" : "CCC (standard input)" }));
    }

    [Test]
    public async Task Refuses_an_archive_in_an_archive_and_goes_on()
    {
        var path = Write("a.zip", Zip(("a.zip", Zip(("x.csv", Bytes(Own)))), ("b.csv.gz", Gzip(Gzip(Own))), ("c.csv", Bytes(DayFirst))));

        var results = await ReadAsync(path);

        Assert.That(results.OfType<FetchRefused>().Select(refused => refused.Message), Is.EqualTo(new[]
        {
            $"{path}!a.zip: it is compressed inside of what was compressed already; unpack it first",
            $"{path}!b.csv.gz: it is compressed inside of what was compressed already; unpack it first",
        }));
        Assert.That(results[^1], Is.InstanceOf<FetchedPrices>());
    }

    [Test]
    public async Task Refuses_an_archive_in_a_gzip_file() => Assert.That(
        ((FetchRefused)(await ReadAsync(Write("a.zip.gz", Gzip(Zip(("x.csv", Bytes(Own))))))).Single()).Message,
        Does.EndWith("it is compressed inside of what was compressed already; unpack it first"));

    [Test]
    public async Task Refuses_an_archive_without_prices()
    {
        var path = Write("a.zip", Zip(("readme.txt", Bytes("x"))));
        var empty = Write("b.zip", Zip());

        Assert.That(((FetchRefused)(await ReadAsync(path)).Single()).Message, Is.EqualTo($"{path}: the archive holds no .csv, .json, .jsonl, .zip or .gz file"));
        Assert.That(((FetchRefused)(await ReadAsync(empty)).Single()).Kind, Is.EqualTo(RefusalKind.NoData));
    }

    [Test]
    public async Task Refuses_what_is_cut_off()
    {
        var rows = "symbol,date,open_price,close_price,volume\n" +
            string.Concat(Enumerable.Range(0, 5_000).Select(i => $"S{i % 7 * 31 + i / 1_000},{new DateOnly(2000, 1, 1).AddDays(i):O},{i * 7919 % 1000 + 1},{i * 104729 % 1000 + 1},{i}\n"));
        var gzip = Gzip(rows);
        var zip = Zip(("a.csv", Bytes(rows)));

        foreach (var path in (string[])[Write("a.csv.gz", gzip[..(gzip.Length / 2)]), Write("b.zip", zip[..(zip.Length / 2)])])
        {
            var refused = (FetchRefused)(await ReadAsync(path))[^1];
            Assert.That((refused.Kind, refused.Message), Is.EqualTo((RefusalKind.Unreadable, $"{path}: its compressed data is damaged or not complete")));
        }
    }

    [Test]
    public async Task Refuses_an_encrypted_entry()
    {
        var zip = Zip(("a.csv", Bytes(Own)));
        // Bit 0 of the flags, in the archive's directory.
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        var path = Write("a.zip", zip);

        Assert.That(((FetchRefused)(await ReadAsync(path)).Single()).Message, Is.EqualTo($"{path}!a.csv: it is encrypted; unpack it first"));
    }

    [TestCase("a.gz")]
    [TestCase("a.zip")]
    public async Task Refuses_what_unpacks_without_end(string name)
    {
        var line = new string(' ', 60_000) + "\n";
        var content = Bytes(Own + string.Concat(Enumerable.Repeat(line, (int)(UnpackedStream.Free / line.Length) + 20)));
        var path = Write(name, name.EndsWith("zip", StringComparison.Ordinal) ? Zip(("a.csv", content)) : Gzip(content));

        var refused = (FetchRefused)(await ReadAsync(path)).Single();

        Assert.That(refused.Message, Does.Contain("it unpacks to more than 200 times its size"));
    }

    [TestCase(2_000, true)]
    [TestCase(2_200, false)]
    public void Takes_so_many_bytes_for_each_that_went_in(int bytes, bool isTaken)
    {
        using var stream = new UnpackedStream(new MemoryStream(new byte[bytes]), () => 10, free: 100);

        Assert.That(() => stream.CopyTo(Stream.Null, bufferSize: 50), isTaken ? Throws.Nothing : Throws.Exception);
    }

    [Test]
    public void Goes_forward_only()
    {
        using var stream = new CountedStream(new MemoryStream([1, 2, 3]));

        Assert.Multiple(() =>
        {
            Assert.That((stream.CanRead, stream.CanSeek, stream.CanWrite), Is.EqualTo((true, false, false)));
            Assert.That(stream.Read(new byte[2], 0, 2), Is.EqualTo(2));
            Assert.That(stream.Count, Is.EqualTo(2));
            Assert.That(() => stream.Length, Throws.InstanceOf<NotSupportedException>());
            Assert.That(() => stream.Position, Throws.InstanceOf<NotSupportedException>());
            Assert.That(() => stream.Position = 0, Throws.InstanceOf<NotSupportedException>());
            Assert.That(() => stream.Seek(0, SeekOrigin.Begin), Throws.InstanceOf<NotSupportedException>());
            Assert.That(() => stream.SetLength(0), Throws.InstanceOf<NotSupportedException>());
            Assert.That(() => stream.Write([], 0, 0), Throws.InstanceOf<NotSupportedException>());
        });
    }

    private static Sources Standard(byte[] content) =>
        new(more: services => services.AddSingleton(new InputStreams(_ => Stream.Null, () => new UnseekableStream(content))));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(string text) => Gzip(Bytes(text));

    private static byte[] Gzip(byte[] content)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(content);
        return to.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var to = new MemoryStream();
        using (var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return to.ToArray();
    }

    private Task<List<FetchResult>> ReadAsync(string path) => _sources.ReadAsync(new([], path, Basis: PriceBasis.Raw));

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
