using Microsoft.Extensions.Diagnostics.HealthChecks;
using StockStats.Health;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Tests.Health;

/// <summary>What is said of the database to anybody who asks, and how often it is asked for that.</summary>
[TestFixture]
public sealed class DatabaseHealthCheckTests
{
    private static readonly long Known = DatabaseMigrator.LatestVersion;

    [TestCase(-1, HealthStatus.Unhealthy, "schema {0}, this build wants {1}: run --AppTasks=migrate")]
    [TestCase(0, HealthStatus.Healthy, "schema {0}")]
    [TestCase(1, HealthStatus.Degraded, "schema {0}, this build knows {1}: update the program")]
    public async Task A_schema_that_is_behind_is_unhealthy_and_one_that_is_ahead_only_degraded(int ahead, HealthStatus status, string text)
    {
        var version = Known + ahead;

        var result = await AskAsync(new(_ => Task.FromResult(version)));

        Assert.That((result.Status, result.Description),
            Is.EqualTo((status, string.Format(System.Globalization.CultureInfo.InvariantCulture, text, version, Known))));
    }

    [Test]
    public async Task A_failure_is_for_the_log_and_its_text_is_not_shown()
    {
        Exception[] failures = [new StorageException("user 'web' at db.internal"), new InvalidOperationException("/var/prices.db"), new OperationCanceledException("x")];

        foreach (var failure in failures)
        {
            var result = await AskAsync(new(_ => Task.FromException<long>(failure)));

            Assert.That((result.Status, result.Description, result.Exception), Is.EqualTo((HealthStatus.Unhealthy, "does not answer", failure)));
        }
    }

    [Test]
    public async Task All_that_ask_at_once_share_one_question_and_who_asks_later_gets_a_new_one()
    {
        var asked = 0;
        var answer = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var check = new DatabaseHealthCheck(_ =>
        {
            Interlocked.Increment(ref asked);
            return answer.Task;
        });

        var waiting = Enumerable.Range(0, 100).Select(_ => AskAsync(check)).ToList();
        answer.SetResult(Known);
        var results = await Task.WhenAll(waiting);
        var together = asked;
        await AskAsync(check);

        Assert.That(results.Select(result => result.Status), Has.All.EqualTo(HealthStatus.Healthy));
        Assert.That((together, asked), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Who_goes_away_ends_only_its_own_wait()
    {
        var answer = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var check = new DatabaseHealthCheck(answer.Task.WaitAsync);
        using var gone = new CancellationTokenSource();

        var first = check.CheckHealthAsync(new(), gone.Token);
        var second = AskAsync(check);
        await gone.CancelAsync();
        await Assert.ThatAsync(() => first, Throws.InstanceOf<OperationCanceledException>());
        answer.SetResult(Known);

        Assert.That((await second).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    private static Task<HealthCheckResult> AskAsync(DatabaseHealthCheck check) => check.CheckHealthAsync(new(), CancellationToken.None);
}
