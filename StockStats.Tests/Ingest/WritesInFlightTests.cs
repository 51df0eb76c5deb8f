using StockStats.ServiceInterface.Ingest;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Guard;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Ingest;

[TestFixture]
public sealed class WritesInFlightTests
{
    private static readonly DateOnly Day = new(2024, 2, 29);

    private readonly List<string> _settled = [];
    private GatedStore _store = null!;
    private WritesInFlight _writes = null!;

    [SetUp]
    public void Create()
    {
        _settled.Clear();
        _store = new();
        _writes = new(new(_store, new(new([]))), most: 2, result => _settled.Add(result.Subject));
    }

    [Test]
    public async Task Stores_two_batches_at_a_time_and_settles_them_in_their_order()
    {
        await AddAsync("A");
        await AddAsync("B");
        await _store.BegunAsync(2);
        _store.Release("B");
        var third = AddAsync("C");
        Assert.That((third.IsCompleted, _settled.Count), Is.EqualTo((false, 0)), "A is not stored yet");

        _store.Release("A");
        await third;
        _store.Release("C");
        await _writes.FinishAsync();

        Assert.That(_settled, Is.EqualTo(new[] { "A", "B", "C" }));
    }

    [Test]
    public async Task Stores_batches_of_one_symbol_one_after_the_other()
    {
        await AddAsync("A", "B");
        var second = AddAsync("C", "B");
        await _store.BegunAsync(1);
        Assert.That(second.IsCompleted, Is.False);

        _store.Release("A");
        await second;
        _store.Release("C");
        await _writes.FinishAsync();

        Assert.That(_settled, Is.EqualTo(new[] { "A", "B", "C", "B" }));
    }

    [Test]
    public async Task A_failure_waits_for_the_other_writes_and_what_they_stored_counts()
    {
        await AddAsync("A");
        await AddAsync("B");
        _store.Fail("A", new StorageException("away"));
        _store.Release("B");

        var failure = await Assert.ThrowsAsync<StorageException>(_writes.FinishAsync);

        Assert.That((failure?.Message, _settled), Is.EqualTo(("away", new[] { "B" })));
    }

    private Task AddAsync(params string[] symbols) => _writes.AddAsync(
        [.. symbols.Select(symbol => new FetchedPrices(symbol, new(symbol, PriceBasis.Raw, "test", [TestDatabase.Day(Day, 1, 1)]), [], 0, 0))],
        CancellationToken.None);

    /// <summary>A store whose writes wait to be told how they end, by the first symbol of their batch.</summary>
    private sealed class GatedStore : IPriceStore
    {
        private readonly Dictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);
        private readonly SemaphoreSlim _begun = new(0);

        public async Task BegunAsync(int writes)
        {
            for (; writes > 0; writes--) Assert.That(await _begun.WaitAsync(TimeSpan.FromSeconds(30)), Is.True);
        }

        public void Release(string symbol) => Gate(symbol).SetResult();

        public void Fail(string symbol, Exception error) => Gate(symbol).SetException(error);

        public async Task<IReadOnlyList<SymbolWrite>> WriteAsync(
            IReadOnlyList<SymbolPrices> batch, HistoryRule rule, CancellationToken cancellationToken)
        {
            _begun.Release();
            await Gate(batch[0].Symbol).Task;
            return [.. batch.Select(prices => new SymbolWrite(prices.Symbol, new(1, 0, 0), null))];
        }

        public Task<SymbolWrite> WriteActionsAsync(SymbolActions actions, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task RememberPricesAsync(string symbol, DateTimeOffset asOf, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<StoredSymbol?> FindSymbolAsync(string symbol, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<StoredDays?> ReadDaysAsync(string symbol, DateOnly first, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<StoredSeries?> ReadSymbolAsync(string symbol, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<CommittedVersion?> FindVersionAsync(string symbol, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<VersionChanges> ReadVersionsAboveAsync(long version, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Page<StoredSymbol>> QuerySymbolsAsync(SymbolQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

        private TaskCompletionSource Gate(string symbol)
        {
            lock (_gates)
            {
                if (!_gates.TryGetValue(symbol, out var gate)) _gates.Add(symbol, gate = new(TaskCreationOptions.RunContinuationsAsynchronously));
                return gate;
            }
        }
    }
}
