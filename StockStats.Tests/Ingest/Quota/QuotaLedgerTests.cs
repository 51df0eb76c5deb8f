using System.Globalization;
using StockStats.ServiceInterface.Ingest.Quota;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Ingest.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Ingest.Quota;

/// <summary>One ledger after the other: what is granted when, and what is remembered.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class QuotaLedgerTests(DatabaseKind kind) : StorageFixture(kind)
{
    private static readonly QuotaKey Key = QuotaKey.Of("alphavantage", Sources.Key);
    private static readonly QuotaLimits Free = new(1 / 1.5, 5, 25);
    private static readonly QuotaLimits Fast = new(1000, 0, 2);

    private InstantTime _time = null!;
    private LedgerProcess _process = null!;

    private QuotaLedger Ledger => _process.Ledger;

    [SetUp]
    public void Start() => _process = new(Database, _time = new(Sources.Now));

    [TearDown]
    public async Task StopAsync() => await _process.DisposeAsync();

    [Test]
    public async Task Leaves_a_second_and_a_half_between_requests() =>
        Assert.That(await SendAsync(Free with { PerMinute = 0 }, 4), Is.EqualTo(new[] { 0, 1.5, 3, 4.5 }));

    [Test]
    public async Task Does_not_wait_for_time_that_has_passed_already()
    {
        await SendAsync(Free, 1);
        _time.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(Free, 1);
        _time.Advance(TimeSpan.FromSeconds(1.5));
        await SendAsync(Free, 1);

        Assert.That(_time.Waits.Select(wait => wait.TotalSeconds), Is.EqualTo(new[] { 0.5 }));
    }

    [Test]
    public async Task Sends_no_more_than_a_minutes_requests_in_any_minute() =>
        Assert.That(await SendAsync(new(1, 3, 0), 8), Is.EqualTo(new[] { 0, 1, 2, 60, 61, 62, 120, 121 }));

    [Test]
    public async Task Another_process_goes_on_where_one_stopped()
    {
        await SendAsync(new(1, 3, 4), 2);
        await using var other = new LedgerProcess(Database, _time);

        var third = await other.Ledger.ReserveAsync(Key, new(1, 3, 4), CancellationToken.None);
        var fourth = await other.Ledger.ReserveAsync(Key, new(1, 3, 4), CancellationToken.None);
        var fifth = await other.Ledger.ReserveAsync(Key, new(1, 3, 4), CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(third, Is.EqualTo(new QuotaGranted(Sources.Now.AddSeconds(2))));
            Assert.That(fourth, Is.EqualTo(new QuotaGranted(Sources.Now.AddSeconds(60))));
            Assert.That(fifth, Is.EqualTo(new QuotaSpent(Midnight(12), ByProvider: false)));
        });
    }

    // The days that are 23 and 25 hours long, and one in between.
    [TestCase("2024-03-10T05:00:00Z", "2024-03-11T04:00:00Z")]
    [TestCase("2024-07-01T04:00:00Z", "2024-07-02T04:00:00Z")]
    [TestCase("2024-11-03T04:00:00Z", "2024-11-04T05:00:00Z")]
    public async Task A_days_requests_are_those_from_midnight_to_midnight_in_New_York(string midnight, string next)
    {
        var (start, end) = (Moment(midnight), Moment(next));
        Assert.That(await TryAtAsync(start.AddMilliseconds(-1)), Is.InstanceOf<QuotaGranted>());
        Assert.That(await TryAtAsync(start), Is.EqualTo(new QuotaGranted(start)));
        await SendAsync(Fast, 1);
        Assert.That(await TryAtAsync(end.AddMilliseconds(-1)), Is.EqualTo(new QuotaSpent(end, ByProvider: false)));
        Assert.That(await TryAtAsync(end), Is.EqualTo(new QuotaGranted(end)));
    }

    [Test]
    public async Task A_key_that_the_provider_calls_spent_is_not_used_before_midnight_by_any_process()
    {
        var until = await Ledger.RecordAsync(Key, Sources.Now, QuotaOutcome.DaySpent, CancellationToken.None);
        await using var other = new LedgerProcess(Database, _time);

        var same = await other.Ledger.ReserveAsync(Key, Free with { PerDay = 0 }, CancellationToken.None);
        var last = await TryAtAsync(Midnight(12).AddTicks(-10));
        var next = await TryAtAsync(Midnight(12));

        Assert.Multiple(() =>
        {
            Assert.That(until, Is.EqualTo(Midnight(12)));
            Assert.That(same, Is.EqualTo(new QuotaSpent(Midnight(12), ByProvider: true)));
            Assert.That(last, Is.EqualTo(same));
            Assert.That(next, Is.EqualTo(new QuotaGranted(Midnight(12))));
        });
    }

    [Test]
    public async Task A_key_that_is_spent_still_after_midnight_is_asked_once_a_day()
    {
        for (var day = 12; day < 15; day++)
        {
            await Ledger.RecordAsync(Key, _time.GetUtcNow(), QuotaOutcome.DaySpent, CancellationToken.None);
            Assert.That(await Ledger.ReserveAsync(Key, Free, CancellationToken.None), Is.EqualTo(new QuotaSpent(Midnight(day), ByProvider: true)));
            Assert.That(await TryAtAsync(Midnight(day)), Is.InstanceOf<QuotaGranted>());
        }
    }

    [Test]
    public async Task A_refusal_of_a_request_sent_before_midnight_says_nothing_of_the_new_day()
    {
        _time.Advance(Midnight(12).AddSeconds(1) - Sources.Now);
        var until = await Ledger.RecordAsync(Key, Midnight(12).AddSeconds(-1), QuotaOutcome.DaySpent, CancellationToken.None);

        Assert.That(until, Is.EqualTo(Midnight(12)));
        Assert.That(await Ledger.ReserveAsync(Key, Free, CancellationToken.None), Is.InstanceOf<QuotaGranted>());
    }

    [Test]
    public async Task Three_throttled_answers_in_a_row_from_any_process_count_as_the_days_quota()
    {
        await using var other = new LedgerProcess(Database, _time);
        var first = await Ledger.RecordAsync(Key, Sources.Now, QuotaOutcome.Throttled, CancellationToken.None);
        var second = await other.Ledger.RecordAsync(Key, Sources.Now, QuotaOutcome.Throttled, CancellationToken.None);
        var third = await Ledger.RecordAsync(Key, Sources.Now, QuotaOutcome.Throttled, CancellationToken.None);

        Assert.That((first, second, third), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null, (DateTimeOffset?)Midnight(12))));
        Assert.That(await other.Ledger.ReserveAsync(Key, Free, CancellationToken.None), Is.EqualTo(new QuotaSpent(Midnight(12), ByProvider: true)));
    }

    [Test]
    public async Task Keys_and_providers_do_not_share_a_quota()
    {
        await SendAsync(Fast, 2);
        await Ledger.RecordAsync(Key, Sources.Now, QuotaOutcome.DaySpent, CancellationToken.None);

        foreach (var other in (QuotaKey[])[QuotaKey.Of("alphavantage", "other"), QuotaKey.Of("tiingo", Sources.Key)])
            Assert.That(await Ledger.TryReserveAsync(other, Fast, CancellationToken.None), Is.InstanceOf<QuotaGranted>());
    }

    [Test]
    public async Task Who_gives_up_waiting_spends_nothing()
    {
        await SendAsync(Free, 1);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThatAsync(() => Ledger.ReserveAsync(Key, Free, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That((await Ledger.ReadAsync(Key, Free, CancellationToken.None)).SpentToday, Is.EqualTo(1));
    }

    [Test]
    public async Task Nothing_that_is_stored_holds_a_key()
    {
        await SendAsync(Free, 2);
        await Ledger.RecordAsync(Key, Sources.Now, QuotaOutcome.DaySpent, CancellationToken.None);

        var stored = (await Database.QueryAsync<string>("SELECT key_hash FROM provider_quota UNION ALL SELECT key_hash FROM provider_keys"))
            .Concat(await Database.QueryAsync<string>("SELECT provider FROM provider_quota UNION ALL SELECT provider FROM provider_keys"));

        Assert.That(stored.Distinct(StringComparer.Ordinal), Is.EquivalentTo(new[] { Key.Hash, "alphavantage" }));
    }

    [Test]
    public async Task Requests_of_days_long_past_are_forgotten()
    {
        foreach (var days in (int[])[30, 5, 4, 3, 1])
        {
            _time.Advance(Midnight(11).AddDays(-days) - _time.GetUtcNow());
            await SendAsync(Fast, 1);
        }

        _time.Advance(Sources.Now - _time.GetUtcNow());
        await SendAsync(Fast, 1);

        Assert.That((await Database.QueryAsync<long>("SELECT COUNT(*) FROM provider_quota"))[0], Is.EqualTo(3), "those of 3 days ago, yesterday and today");
    }

    [Test]
    public async Task Many_requests_of_days_long_past_are_forgotten_in_parts_the_oldest_first()
    {
        string[] columns = ["provider", "key_hash", "requested_at"];
        var old = Enumerable.Range(0, QuotaAccount.ForgottenAtOnce + 2)
            .SelectMany(i => (object[])[Key.Provider, Key.Hash, Database.Dialect.Encode(Midnight(1).AddSeconds(i))]);
        var values = old.Select((value, i) => KeyValuePair.Create(SqlText.Parameter(i), value)).ToDictionary(StringComparer.Ordinal);
        await Database.ExecuteAsync(SqlText.InsertMany("provider_quota", columns, QuotaAccount.ForgottenAtOnce + 2), values);

        await SendAsync(Fast, 1);
        var first = await Database.QueryAsync<long>("SELECT id FROM provider_quota ORDER BY id");
        await SendAsync(Fast, 1);
        var second = await Database.QueryAsync<long>("SELECT id FROM provider_quota ORDER BY id");

        Assert.That(first, Is.EqualTo(new[] { 1001, 1002, 1003 }), "the two youngest of the old, and the new one");
        Assert.That(second, Is.EqualTo(new[] { 1003, 1004 }));
    }

    [Test]
    public async Task The_budget_says_what_is_spent_and_left_of_the_day()
    {
        var fresh = await Ledger.ReadAsync(Key, Free, CancellationToken.None);
        await SendAsync(Free, 3);
        var used = await Ledger.ReadAsync(Key, Free, CancellationToken.None);
        var unlimited = await Ledger.ReadAsync(Key, Free with { PerDay = 0 }, CancellationToken.None);
        var lowered = await Ledger.ReadAsync(Key, Free with { PerDay = 2 }, CancellationToken.None);
        await Ledger.RecordAsync(Key, Sources.Now, QuotaOutcome.DaySpent, CancellationToken.None);
        var exhausted = await Ledger.ReadAsync(Key, Free, CancellationToken.None);
        _time.Advance(TimeSpan.FromDays(1));
        var tomorrow = await Ledger.ReadAsync(Key, Free, CancellationToken.None);

        Assert.Multiple(() =>
        {
            Assert.That(fresh, Is.EqualTo(new BudgetLeft("alphavantage", 0, 25, null)));
            Assert.That(used, Is.EqualTo(new BudgetLeft("alphavantage", 3, 22, null)));
            Assert.That(unlimited, Is.EqualTo(new BudgetLeft("alphavantage", 3, null, null)));
            Assert.That(lowered, Is.EqualTo(new BudgetLeft("alphavantage", 3, 0, null)));
            Assert.That(exhausted, Is.EqualTo(new BudgetLeft("alphavantage", 3, 0, Midnight(12))));
            Assert.That(tomorrow, Is.EqualTo(fresh));
        });
    }

    [Test]
    public async Task A_clock_that_was_wrong_holds_nobody_up_for_long()
    {
        _time.Advance(TimeSpan.FromDays(365));
        await SendAsync(Free, 5);
        _time.Advance(Sources.Now - _time.GetUtcNow());

        Assert.That(await Ledger.TryReserveAsync(Key, Free, CancellationToken.None), Is.InstanceOf<QuotaGranted>());
        _time.Advance(TimeSpan.FromSeconds(-1));
        Assert.That(await Ledger.TryReserveAsync(Key, Free, CancellationToken.None), Is.EqualTo(new QuotaWait(TimeSpan.FromSeconds(2.5))));
    }

    [Test]
    public async Task Without_its_tables_nothing_is_granted()
    {
        await Database.ExecuteAsync("DROP TABLE provider_keys");

        var failure = await Assert.ThrowsAsync<StorageException>(() => Ledger.ReserveAsync(Key, Free, CancellationToken.None));

        Assert.That(failure!.Message, Does.Contain("--AppTasks=migrate"));
    }

    [Test]
    public async Task A_database_that_is_not_there_yet_has_nothing_spent()
    {
        await using var missing = await StoreDatabase.CreateEmptyAsync(Kind);
        await using var process = new LedgerProcess(missing, _time);

        Assert.That(await process.Ledger.ReadAsync(Key, Free, CancellationToken.None), Is.EqualTo(new BudgetLeft("alphavantage", 0, 25, null)));
    }

    [Test]
    public async Task The_databases_clock_is_told_in_utc()
    {
        await using var connection = await Database.Dialect.OpenAsync(CancellationToken.None);
        await using var transaction = await Database.Dialect.BeginReadAsync(connection, CancellationToken.None);
        var before = DateTimeOffset.UtcNow;
        var now = await Database.Dialect.ReadNowAsync(transaction, CancellationToken.None);

        Assert.That(now, Is.InRange(before.AddMilliseconds(-1), DateTimeOffset.UtcNow.AddMilliseconds(1)));
    }

    private static DateTimeOffset Midnight(int day) => new(2024, 3, day, 4, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private async Task<double[]> SendAsync(QuotaLimits limits, int requests)
    {
        var start = _time.GetUtcNow();
        var sent = new double[requests];
        for (var i = 0; i < requests; i++)
        {
            Assert.That(await Ledger.ReserveAsync(Key, limits, CancellationToken.None), Is.EqualTo(new QuotaGranted(_time.GetUtcNow())));
            sent[i] = (_time.GetUtcNow() - start).TotalSeconds;
        }

        return sent;
    }

    private Task<QuotaTurn> TryAtAsync(DateTimeOffset moment)
    {
        _time.Advance(moment - _time.GetUtcNow());
        return Ledger.TryReserveAsync(Key, Fast, CancellationToken.None);
    }
}
