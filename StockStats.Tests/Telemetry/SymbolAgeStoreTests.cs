using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Telemetry;

/// <summary>How fresh the stored symbols are.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class SymbolAgeStoreTests(DatabaseKind kind) : StorageFixture(kind)
{
    private readonly FakeTimeProvider _time = new(new(2024, 3, 11, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task The_stalest_come_first_and_as_many_as_are_asked_for()
    {
        foreach (var (symbol, last) in (IEnumerable<(string, int)>)[("C", 10), ("A", 1), ("B", 5), ("D", 5)])
            await Database.StoreDaysAsync(symbol, new(2024, 3, last), 1);
        await using var process = Database.Process(services => services.AddSingleton<TimeProvider>(_time));
        var store = process.GetRequiredService<SymbolAgeStore>();

        var (three, none) = (await store.ReadAsync(3, CancellationToken.None), await store.ReadAsync(0, CancellationToken.None));

        Assert.Multiple(() =>
        {
            Assert.That(three.Stalest, Is.EqualTo(new[] { ("A", 10), ("B", 6), ("D", 6) }));
            Assert.That((three.Oldest, string.Join(' ', three.Buckets)), Is.EqualTo(((int?)10, "1 0 2 1 0 0")));
            Assert.That((none.Stalest.Count, none.Oldest), Is.EqualTo((0, (int?)10)));
        });
    }

    [Test]
    public async Task What_is_delisted_counts_as_neither_fresh_nor_stale_unless_it_is_listed_again()
    {
        foreach (var symbol in (string[])["GONE", "BACK", "HERE"]) await Database.StoreDaysAsync(symbol, new(2024, 3, 1), 1);
        foreach (var (symbol, status) in (IEnumerable<(string, string)>)[("GONE", "delisted"), ("BACK", "delisted"), ("BACK", "active")])
            await Database.ExecuteAsync("INSERT INTO listings (symbol, status, as_of) VALUES (@symbol, @status, '2024-03-01 00:00:00')", new { symbol, status });

        var ages = await Database.Process().GetRequiredService<SymbolAgeStore>().ReadAsync(10, CancellationToken.None);

        Assert.That(ages.Stalest.Select(symbol => symbol.Symbol), Is.EqualTo(new[] { "BACK", "HERE" }));
    }
}
