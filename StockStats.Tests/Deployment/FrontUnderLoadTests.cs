using System.Diagnostics;
using StockStats.Tests.Deployment.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Deployment;

/// <summary>A replica or the database lost while clients ask.</summary>
[TestFixture, Category("Program"), Category(StorageFixture.Server)]
public sealed class FrontUnderLoadTests
{
    private FrontedServers _servers = null!;

    [SetUp]
    public async Task StartAsync() => _servers = await FrontedServers.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _servers.DisposeAsync();

    [Test]
    public async Task A_replica_killed_costs_no_request_but_those_it_was_answering()
    {
        using var client = _servers.Nginx.Client();
        await using var load = new SteadyLoad(client);
        await load.MoreAsync(200, outcome => outcome.Status == 200);

        var killed = Stopwatch.GetTimestamp();
        await _servers.Replicas[0].KillAsync();
        var gone = Stopwatch.GetTimestamp();
        await load.MoreAsync(500, outcome => outcome.Status == 200);

        var failed = load.Outcomes.Where(outcome => outcome.Status != 200).ToList();
        Assert.That(failed.Count(outcome => outcome.Begin < killed), Is.LessThanOrEqualTo(SteadyLoad.Clients), "those under way");
        Assert.That(failed.Where(outcome => outcome.Begin >= gone), Is.Empty);
    }

    [Test]
    public async Task The_database_started_again_is_503_while_it_is_away_and_right_at_once_after()
    {
        using var client = _servers.Nginx.Client();
        await using var load = new SteadyLoad(client);
        await load.MoreAsync(100, outcome => outcome.Round == 1);

        await _servers.MariaDb.KillAsync();
        await load.MoreAsync(100, outcome => outcome.Status == 503);
        await _servers.MariaDb.StartAgainAsync();
        await _servers.StoreAsync(2);
        var stored = Stopwatch.GetTimestamp();
        bool IsSettled(SteadyLoad.Outcome outcome) => Stopwatch.GetElapsedTime(stored, outcome.Begin) > TimeSpan.FromSeconds(1);
        await load.MoreAsync(500, IsSettled);

        var outcomes = load.Outcomes;
        Assert.That(outcomes.Select(outcome => outcome.Status).Distinct(), Is.EquivalentTo(new[] { 200, 503 }), "nothing fails otherwise");
        var away = outcomes.Where(outcome => outcome.Status == 503).ToList();
        Assert.That(away.Select(outcome => (outcome.Error, outcome.RetryAfter)).Distinct(), Is.EqualTo(new[] { ("StorageUnavailable", (TimeSpan?)TimeSpan.FromSeconds(5)) }));
        Assert.That(outcomes.Where(IsSettled).Select(outcome => (outcome.Status, outcome.Round)).Distinct(),
            Is.EqualTo(new[] { (200, (decimal?)2) }), "a second after the commit no answer is older, and none refused");
    }
}
