using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Caching.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Caching;

/// <summary>One load however many ask, and never an answer from before a commit that it must show.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class PriceSeriesCacheTests(DatabaseKind kind) : StorageFixture(kind)
{
    private const int Requests = 50;
    private static readonly DateOnly First = new(2024, 1, 2);

    private CachingProcess _process = null!;

    [SetUp]
    public async Task StoreAsync()
    {
        await Database.StoreDaysAsync("IBM", First, 3);
        _process = new(Database);
    }

    [TearDown]
    public async Task StopAsync() => await _process.DisposeAsync();

    [Test]
    public async Task Fifty_requests_at_once_load_a_symbol_once_and_later_ones_not_at_all()
    {
        var gate = Gate();
        var requests = Enumerable.Range(0, Requests).Select(_ => Task.Run(() => _process.FindAsync("IBM"))).ToList();
        await gate.Arrived;
        var waiting = requests.Count(request => !request.IsCompleted);
        gate.Release();

        var answers = await Task.WhenAll(requests);
        var later = await _process.FindAsync("IBM");

        Assert.Multiple(() =>
        {
            Assert.That(waiting, Is.EqualTo(Requests));
            Assert.That(answers, Has.All.SameAs(later));
            Assert.That(_process.Store.Loads, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_request_that_is_cancelled_leaves_the_load_to_the_others()
    {
        using var cancel = new CancellationTokenSource();
        var gate = Gate();
        var impatient = _process.FindAsync("IBM", cancel.Token);
        await gate.Arrived;
        var patient = _process.FindAsync("IBM");

        await cancel.CancelAsync();
        Assert.That(async () => await impatient, Throws.InstanceOf<OperationCanceledException>());
        gate.Release();

        Assert.That((await patient)!.Series.Count, Is.EqualTo(3));
        Assert.That(_process.Store.Loads, Is.EqualTo(1));
    }

    [Test]
    public async Task A_load_that_fails_fails_its_requests_and_the_next_one_loads_again()
    {
        _process.Store.AfterRead = () => throw new StorageException("away");
        Assert.That(async () => await _process.FindAsync("IBM"), Throws.TypeOf<StorageException>());

        _process.Store.AfterRead = () => Task.CompletedTask;

        Assert.That(await _process.FindAsync("IBM"), Is.Not.Null);
    }

    [Test]
    public async Task Symbols_that_are_not_stored_take_no_room()
    {
        for (var i = 0; i < 10; i++) Assert.That(await _process.FindAsync($"NOPE{i}"), Is.Null);

        Assert.That((_process.Table.Count, _process.Table.Bytes, _process.Table.Find("NOPE0")), Is.EqualTo((0, 0L, (object?)null)));
    }

    [Test]
    public async Task A_symbol_stored_by_this_process_is_found_at_once()
    {
        Assert.That(await _process.FindAsync("NEW"), Is.Null);
        await WriteAsync("NEW", 7, days: 1);

        Assert.That((await _process.FindAsync("NEW"))!.Series.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task A_write_of_this_process_is_in_the_next_answer_without_asking_the_database_what_changed()
    {
        await _process.FindAsync("IBM");
        var polls = _process.Store.Polls;

        await WriteAsync("IBM", 7);

        Assert.That((await _process.GetAsync("IBM")).BarAt(0).Close.ToDecimal(), Is.EqualTo(7));
        Assert.That(_process.Store.Polls, Is.EqualTo(polls));
    }

    [Test]
    public async Task Actions_stored_by_this_process_are_in_the_next_answer()
    {
        await _process.FindAsync("IBM");
        var cash = CorporateAction.Cash(First, new(1_000_000));

        await _process.Store.WriteActionsAsync(new("IBM", PriceBasis.Raw, "test", ActionLists.Dividends, [cash]), CancellationToken.None);

        Assert.That((await _process.GetAsync("IBM")).Facts.Actions, Is.EqualTo(new[] { cash }));
    }

    [Test]
    public async Task A_request_begun_after_a_commit_does_not_take_what_an_earlier_load_brings()
    {
        var gate = Gate();
        var early = _process.FindAsync("IBM");
        await gate.Arrived; // has read the old bars
        await WriteAsync("IBM", 7);
        var late = _process.FindAsync("IBM");
        gate.Release();

        Assert.Multiple(async () =>
        {
            Assert.That((await early)!.Version, Is.EqualTo(1));
            Assert.That((await late)!.Version, Is.EqualTo(2));
            Assert.That((await _process.FindAsync("IBM"))!.Version, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task Another_database_id_drops_everything()
    {
        var before = await _process.FindAsync("IBM");
        await Database.ExecuteAsync("UPDATE change_counter SET database_id = 'ffffffffffffffffffffffffffffffff'");
        await Database.ExecuteAsync("UPDATE financial_data SET volume = 5");
        _process.Age();

        var after = await _process.FindAsync("IBM");

        Assert.That((after!.Version, after.Series.BarAt(0).Volume), Is.EqualTo((before!.Version, 5L)));
    }

    [Test]
    public async Task A_version_that_went_back_drops_everything()
    {
        await Database.StoreDaysAsync("IBM", First, 4);
        await _process.FindAsync("IBM");
        await Database.ExecuteAsync("UPDATE change_counter SET value = 1");
        await Database.ExecuteAsync("UPDATE symbols SET version = 1");
        await Database.ExecuteAsync("UPDATE financial_data SET volume = 5");
        _process.Age();

        var after = await _process.FindAsync("IBM");

        Assert.That((after!.Version, after.Series.BarAt(0).Volume), Is.EqualTo((1L, 5L)));
        Assert.That(await _process.FindAsync("IBM"), Is.SameAs(after));
    }

    private Task<WriteCounts> WriteAsync(string symbol, decimal price, int days = 3) => _process.Store.WriteAsync(
        Rounds.Of(symbol, First, days, price), CancellationToken.None);

    /// <summary>Stops the first load after it has read.</summary>
    private (Task Arrived, Action Release) Gate()
    {
        var (arrived, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        _process.Store.AfterRead = () =>
        {
            arrived.TrySetResult();
            return release.Task;
        };
        return (arrived.Task, release.SetResult);
    }
}
