using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StockStats.Auth;
using StockStats.ServiceInterface.Storage;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage;

/// <summary>When keys were last used, on every database.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.MariaDb, Category = StorageFixture.Server)]
public sealed class ApiKeyUseStoreTests(DatabaseKind kind) : StorageFixture(kind)
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private ServiceProvider _process = null!;
    private ApiKeyUseStore _uses = null!;

    [SetUp]
    public void Connect()
    {
        _process = Database.Process();
        _uses = _process.GetRequiredService<ApiKeyUseStore>();
    }

    [TearDown]
    public async Task DisconnectAsync() => await _process.DisposeAsync();

    [Test]
    public async Task The_latest_use_stays_whichever_server_tells_it_first()
    {
        await RecordAsync(("loader", Noon), ("other", Noon));
        await RecordAsync(("loader", Noon.AddMicroseconds(1)), ("other", Noon.AddMicroseconds(-1)));

        Assert.That(await _uses.ReadAsync(CancellationToken.None), Is.EquivalentTo(new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal)
        {
            ["loader"] = Noon.AddMicroseconds(1),
            ["other"] = Noon,
        }));
    }

    [Test]
    public async Task Servers_that_tell_at_once_do_not_stand_in_each_others_way()
    {
        string[] names = [.. Enumerable.Range(0, 20).Select(i => FormattableString.Invariant($"key-{i}"))];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(server => Task.Run(async () =>
        {
            await using var process = Database.Process();
            var order = server % 2 == 0 ? names : names.Reverse();
            await process.GetRequiredService<ApiKeyUseStore>().RecordAsync(order.Select(name => (name, Noon.AddSeconds(server))), CancellationToken.None);
        })));

        Assert.That((await _uses.ReadAsync(CancellationToken.None)).Values, Has.Exactly(20).EqualTo(Noon.AddSeconds(7)));
    }

    [Test]
    public async Task A_name_as_long_as_may_be_is_kept_as_it_is()
    {
        var name = new string('é', ApiKeyUseStore.LongestName);

        await RecordAsync((name, Noon));

        Assert.That((await _uses.ReadAsync(CancellationToken.None)).Keys, Is.EqualTo(new[] { name }));
    }

    [Test]
    public async Task A_server_tells_each_use_once_and_the_last_ones_when_it_stops()
    {
        var clock = new FakeTimeProvider(Noon);
        var key = new ApiKey("loader", ApiKey.Digest("0123456789abcdef"), new HashSet<string>(StringComparer.Ordinal));
        using var writer = new ApiKeyUseWriter(new([key]), _uses, clock, NullLogger<ApiKeyUseWriter>.Instance);
        await writer.WriteAsync(CancellationToken.None);
        var unused = (await _uses.ReadAsync(CancellationToken.None)).Count;
        key.Use(Noon);
        await writer.WriteAsync(CancellationToken.None);
        var used = (await _uses.ReadAsync(CancellationToken.None))["loader"];
        await Database.ExecuteAsync("DELETE FROM api_key_uses");
        await writer.WriteAsync(CancellationToken.None);
        var again = (await _uses.ReadAsync(CancellationToken.None)).Count;
        key.Use(Noon.AddSeconds(1));
        await writer.StopAsync(CancellationToken.None);

        Assert.That((unused, used, again), Is.EqualTo((0, Noon, 0)));
        Assert.That((await _uses.ReadAsync(CancellationToken.None))["loader"], Is.EqualTo(Noon.AddSeconds(1)));
    }

    [Test]
    public async Task A_database_that_is_away_is_told_of_the_use_once_it_is_back()
    {
        var key = new ApiKey("loader", ApiKey.Digest("0123456789abcdef"), new HashSet<string>(StringComparer.Ordinal));
        using var writer = new ApiKeyUseWriter(new([key]), _uses, TimeProvider.System, NullLogger<ApiKeyUseWriter>.Instance);
        key.Use(Noon);
        await Database.ExecuteAsync("ALTER TABLE api_key_uses RENAME TO elsewhere");
        await writer.WriteAsync(CancellationToken.None);
        await Database.ExecuteAsync("ALTER TABLE elsewhere RENAME TO api_key_uses");
        await writer.WriteAsync(CancellationToken.None);

        Assert.That((await _uses.ReadAsync(CancellationToken.None))["loader"], Is.EqualTo(Noon));
    }

    private Task RecordAsync(params (string, DateTimeOffset)[] uses) => _uses.RecordAsync(uses, CancellationToken.None);
}
