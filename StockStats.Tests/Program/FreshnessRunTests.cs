using System.Diagnostics;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Program;

/// <summary>Two whole servers over one database: one is written to, the other is asked meanwhile.</summary>
[TestFixture(DatabaseKind.Sqlite, false), TestFixture(DatabaseKind.MariaDb, false), TestFixture(DatabaseKind.MariaDb, true)]
[Category("Program"), Category(StorageFixture.Server)]
public sealed class FreshnessRunTests(DatabaseKind kind, bool withRedis) : StorageFixture(kind)
{
    private const int UpdateRounds = 1_000;
    private const int Readers = 4;

    /// <summary>Far fewer than come even on a busy machine.</summary>
    private const int LeastAnswers = 200;

    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private RedisServer? _redis;

    [OneTimeSetUp]
    public async Task StartAsync() => _redis = withRedis ? await RedisServer.StartAsync() : null;

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_redis is not null) await _redis.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task No_answer_is_a_mix_or_goes_back_or_is_older_than_a_second_while_the_other_server_is_written_to()
    {
        await using var written = await ServerAsync();
        await using var asked = await ServerAsync();
        var writer = new RoundWriter(written, UpdateRounds);
        await writer.SendAsync(1);
        RoundReader[] readers = [.. Enumerable.Range(0, Readers).Select(i => new RoundReader(asked.Address, RoundWriter.Symbols[i % 2]))];

        var clock = Stopwatch.StartNew();
        var writing = Task.Run(async () =>
        {
            for (var round = 2; round <= UpdateRounds; round++) await writer.SendAsync(round);
        });
        await Failing.FirstAsync([writing, .. readers.Select(reader => Task.Run(() => reader.ReadAsync(writer, UpdateRounds)))]).WaitAsync(Bound);

        var (good, refused) = (readers.Sum(reader => reader.Good), readers.Sum(reader => reader.Refused));
        foreach (var reader in readers) reader.Dispose();
        await TestContext.Out.WriteLineAsync(FormattableString.Invariant(
            $"{UpdateRounds} rounds in {clock.Elapsed.TotalSeconds:0.0} s, {good} answers, {refused} times 503"));
        Assert.That(good, Is.GreaterThan(LeastAnswers));
    }

    private Task<RunningServer> ServerAsync()
    {
        string[] redis = _redis is null ? [] : ["--Cache:Redis", _redis.Address];
        return RunningServer.StartAsync(_folder.Path, [.. Database.ProgramSettings, .. RoundWriter.Settings, .. redis]);
    }
}
