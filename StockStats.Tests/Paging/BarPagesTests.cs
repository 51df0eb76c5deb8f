using Microsoft.Extensions.DependencyInjection;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Paging;

/// <summary>Pages of all symbols while the database changes.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class BarPagesTests(DatabaseKind kind) : StorageFixture(kind)
{
    private static readonly DateOnly First = new(2024, 2, 28);

    [Test]
    public async Task A_page_reads_only_the_symbols_it_holds_and_each_of_them_once()
    {
        foreach (var symbol in (string[])["A", "B", "C"]) await Database.StoreDaysAsync(symbol, First, 4);
        await using var process = new CachingProcess(Database);

        var page = await ReadAsync(process, limit: 4, page: 2);
        await ReadAsync(process, limit: 4, page: 2);
        var past = await ReadAsync(process, limit: 4, page: 4);

        Assert.That(page.Items.Select(row => row.Symbol), Is.EqualTo(new[] { "B", "B", "B", "B" }));
        Assert.That((page.Count, past.Count, past.Items.Count, process.Store.Loads, process.Store.DayReads), Is.EqualTo((12L, 12L, 0, 1, 0)));
    }

    [Test]
    public async Task An_empty_database_has_an_empty_page()
    {
        await using var process = new CachingProcess(Database);

        Assert.That((await ReadAsync(process)).Count, Is.Zero);
        Assert.That((await ReadAsync(process, range: new(First, First))).Count, Is.Zero);
    }

    [Test]
    public async Task What_another_process_has_written_is_there_within_a_second()
    {
        await Database.StoreDaysAsync("B", First, 4);
        await using var process = new CachingProcess(Database);
        await ReadAsync(process);

        await Database.StoreDaysAsync("A", First, 3);
        await Database.StoreDaysAsync("B", First, 5);
        process.Age();
        var page = await ReadAsync(process, limit: 100);

        Assert.That(page.Items.Select(row => row.Symbol), Is.EqualTo(new[] { "A", "A", "A", "B", "B", "B", "B", "B" }));
    }

    [Test]
    public async Task What_this_process_has_written_is_there_at_once()
    {
        await using var process = new CachingProcess(Database);
        await ReadAsync(process);

        await process.Store.WriteAsync(StoreDatabase.Days("A", First, 3), CancellationToken.None);

        Assert.That((await ReadAsync(process)).Count, Is.EqualTo(3));
    }

    [Test]
    public async Task A_series_that_is_newer_than_the_directory_is_counted_by_itself()
    {
        await Database.StoreDaysAsync("A", First, 3);
        await Database.StoreDaysAsync("B", First, 2);
        await using var process = new CachingProcess(Database);
        await process.Poller.PollAsync();
        await Database.StoreDaysAsync("A", First, 7);
        var answer = new AnswerVersion();

        var page = await process.Pages.ReadAsync(Query(limit: 8, page: 1, DateRange.All), answer, CancellationToken.None);

        Assert.That(page.Items.Select(row => row.Symbol), Is.EqualTo(new[] { "A", "A", "A", "A", "A", "A", "A", "B" }));
        Assert.That((page.Count, answer.Text), Is.EqualTo((9L, (string?)null)), "no label says what this was made from");
    }

    [Test]
    public async Task A_label_stays_until_something_changes_and_is_the_same_in_every_process()
    {
        await Database.StoreDaysAsync("A", First, 3);
        await using var process = new CachingProcess(Database);
        await using var other = new CachingProcess(Database);

        var labels = (await LabelAsync(process), await LabelAsync(other));
        process.Age();
        var later = await LabelAsync(process);
        await process.Store.WriteAsync(StoreDatabase.Days("B", First, 1), CancellationToken.None);
        var changed = await LabelAsync(process);
        process.Age();

        Assert.That((labels.Item2, later), Is.EqualTo((labels.Item1, labels.Item1)));
        Assert.That(changed, Is.Not.EqualTo(later).And.EqualTo(await LabelAsync(process)));
    }

    [Test]
    public async Task Days_are_read_once_and_after_a_change_only_of_the_symbol_that_changed()
    {
        foreach (var symbol in (string[])["A", "B", "C"]) await Database.StoreDaysAsync(symbol, First, 9);
        await using var process = new CachingProcess(Database);
        var range = new DateRange(First.AddDays(2), First.AddDays(3));

        var counts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ReadAsync(process, limit: 1, page: 100, range)));
        var reads = process.Store.DayReads;
        await Database.StoreDaysAsync("B", First.AddDays(-3), 3);
        process.Age();
        var wider = await ReadAsync(process, limit: 1, page: 100, new(First.AddDays(-1), First.AddDays(3)));

        Assert.That(counts.Select(page => page.Count), Is.All.EqualTo(6));
        Assert.That((wider.Count, reads, process.Store.DayReads), Is.EqualTo((13L, 3, 5)), "once for what is new, and once for all, since something older came");
    }

    [Test]
    public async Task A_page_for_which_days_were_read_for_too_long_is_counted_anew()
    {
        await Database.StoreDaysAsync("B", First, 9);
        await using var process = new CachingProcess(Database);
        process.Store.AfterDays = async () =>
        {
            process.Store.AfterDays = () => Task.CompletedTask;
            await Database.StoreDaysAsync("A", First, 4);
            process.Age();
        };

        Assert.That((await ReadAsync(process, range: new(First.AddDays(2), First.AddDays(3)))).Count, Is.EqualTo(4), "with the symbol that came meanwhile");
    }

    [Test]
    public async Task Ranges_around_or_beside_a_whole_history_need_no_days()
    {
        await Database.StoreDaysAsync("A", First, 9);
        await using var process = new CachingProcess(Database);

        var around = await ReadAsync(process, range: new(First, First.AddDays(8)));
        var beside = await ReadAsync(process, range: new(First.AddDays(9), DateOnly.MaxValue));

        Assert.That((around.Count, beside.Count, process.Store.DayReads), Is.EqualTo((9L, 0L, 0)));
    }

    [Test]
    public async Task A_database_restored_under_another_id_is_read_anew()
    {
        await Database.StoreDaysAsync("A", First, 3);
        await Database.StoreDaysAsync("B", First, 3);
        await using var process = new CachingProcess(Database);
        await ReadAsync(process);

        await Database.ExecuteAsync("DELETE FROM symbols WHERE symbol = 'B'");
        await Database.ExecuteAsync("UPDATE change_counter SET value = 1, database_id = 'another'");
        process.Age();

        Assert.That((await ReadAsync(process)).Count, Is.EqualTo(3));
    }

    [Test]
    public async Task Without_the_database_pages_are_given_as_long_as_stale_ones_are_wanted()
    {
        await Database.StoreDaysAsync("A", First, 3);
        await using var strict = new CachingProcess(Database);
        await using var lenient = new CachingProcess(Database, new() { ServeStale = TimeSpan.FromSeconds(60) });
        foreach (var process in (CachingProcess[])[strict, lenient])
        {
            await ReadAsync(process);
            process.Store.BeforePoll = () => throw new StorageException("away");
            process.Age();
        }

        // SQLite is only asked where something was committed.
        await Database.StoreDaysAsync("Z", First, 1);
        Assert.That((await ReadAsync(lenient)).Count, Is.EqualTo(3));
        await Assert.ThrowsAsync<StorageException>(() => ReadAsync(strict));
        lenient.Clock.Advance(TimeSpan.FromSeconds(60));
        await Assert.ThrowsAsync<StorageException>(() => ReadAsync(lenient));
    }

    /// <summary>Each round writes the same days of every symbol, and one day more: a mix would show two rounds in one symbol, or a false count.</summary>
    [Test]
    public async Task Pages_read_beside_writers_never_mix_two_rounds_of_a_symbol()
    {
        const int Rounds = 30;
        string[] symbols = ["A", "B", "C", "D"];
        foreach (var symbol in symbols) await Database.Store.WriteAsync(Caching.Support.Rounds.Of(symbol, First, 10, 1), CancellationToken.None);
        await using var process = Database.Process();
        using var stop = new CancellationTokenSource();
        var readers = Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => WatchAsync(process.GetRequiredService<BarPages>(), i == 0, stop.Token))));

        for (var round = 2; round <= Rounds; round++)
            foreach (var symbol in symbols) await Database.Store.WriteAsync(Caching.Support.Rounds.Of(symbol, First, 9 + round, round), CancellationToken.None);
        await stop.CancelAsync();

        Assert.That(await readers, Is.All.Empty);
    }

    /// <summary>Reads until it is told to stop; one line for each answer that cannot be.</summary>
    private static async Task<List<string>> WatchAsync(BarPages pages, bool ranged, CancellationToken stop)
    {
        List<string> wrong = [];
        do
        {
            await Task.Yield();
            var range = ranged ? new DateRange(First.AddDays(5), DateOnly.MaxValue) : DateRange.All;
            var page = await pages.ReadAsync(Query(10_000, 1, range), new(), CancellationToken.None);
            if (page.Count != page.Items.Count) wrong.Add(FormattableString.Invariant($"{page.Count} counted, {page.Items.Count} given"));
            foreach (var rows in page.Items.GroupBy(row => row.Symbol, StringComparer.Ordinal))
            {
                var round = rows.First().Volume;
                if (rows.Any(row => row.Volume != round) || rows.Count() != (ranged ? 4 : 9) + round)
                    wrong.Add(FormattableString.Invariant($"{rows.Key} has {rows.Count()} rows of rounds {string.Join(',', rows.Select(row => row.Volume).Distinct())}"));
            }
        }
        while (!stop.IsCancellationRequested);
        return wrong;
    }

    private static async Task<string?> LabelAsync(CachingProcess process)
    {
        var answer = new AnswerVersion();
        await process.Pages.ReadAsync(Query(5, 1, DateRange.All), answer, CancellationToken.None);
        return answer.Text;
    }

    private static BarQuery Query(int limit, int page, DateRange range) =>
        new(new(range, IncludeProvisional: false), PriceAdjustment.AsStored, Descending: false, limit, page);

    private static Task<Page<FinancialData>> ReadAsync(CachingProcess process, int limit = 5, int page = 1, DateRange? range = null) =>
        process.Pages.ReadAsync(Query(limit, page, range ?? DateRange.All), new(), CancellationToken.None);
}
