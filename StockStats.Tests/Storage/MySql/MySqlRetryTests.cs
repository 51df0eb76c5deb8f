using Dapper;
using Microsoft.Extensions.Logging;
using MySqlConnector;
using StockStats.ServiceInterface.Storage.MySql;
using StockStats.Tests.Ingest.Support;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Storage.MySql;

/// <summary>What is tried again, how often and how soon. The server itself raises the errors.</summary>
[TestFixture, Category(StorageFixture.Server)]
public sealed class MySqlRetryTests
{
    private readonly InstantTime _clock = new(DateTimeOffset.UnixEpoch);
    private readonly LogRecorder _log = new();

    private MariaDbServer _server = null!;
    private int _calls;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await SharedMariaDb.StartedAsync();

    [SetUp]
    public void Forget()
    {
        _calls = 0;
        _clock.Waits.Clear();
        _log.Lines.Clear();
    }

    [TestCase(1213, true)]
    [TestCase(1205, true)]
    [TestCase(1053, true)]
    [TestCase(1927, true)]
    [TestCase(1047, true)]
    [TestCase(1040, true)]
    [TestCase(1062, false)]
    [TestCase(1045, false)]
    [TestCase(1146, false)]
    [TestCase(1064, false)]
    [TestCase(1317, false)]
    public async Task Errors_that_pass_are_met_again_and_others_leave_at_once(int number, bool again)
    {
        var failure = await Assert.ThrowsAsync<MySqlException>(() => RunAsync(retries: 4, number, times: 100));

        Assert.That((failure!.Number, _calls), Is.EqualTo((number, again ? 5 : 1)));
    }

    [Test]
    public async Task The_answer_is_that_of_the_first_call_that_passes_and_each_wait_is_logged()
    {
        var answer = await RunAsync(retries: 5, number: 1213, times: 3);

        Assert.That((answer, _calls, _clock.Waits.Count), Is.EqualTo((42, 4, 3)));
        Assert.That(_log.Lines.Count(line => line.StartsWith("Warning 2002", StringComparison.Ordinal) && line.Contains("LockDeadlock", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    [Test]
    public async Task Waits_grow_at_random_and_stay_below_a_bound()
    {
        await Assert.ThrowsAsync<MySqlException>(() => RunAsync(retries: 20, number: 1213, times: 100));

        var waits = _clock.Waits.ToList();
        Assert.That(waits, Has.Count.EqualTo(20).And.All.LessThanOrEqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(waits[0], Is.LessThan(TimeSpan.FromSeconds(1)));
        Assert.That(waits.Distinct().Count(), Is.GreaterThan(3), "not in step");
    }

    [Test]
    public async Task With_no_retries_nothing_is_tried_again()
    {
        await Assert.ThrowsAsync<MySqlException>(() => RunAsync(retries: 0, number: 1213, times: 1));

        Assert.That(_calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_caller_who_gives_up_is_not_kept_waiting()
    {
        using var stop = new CancellationTokenSource();
        var retry = Retry(retries: 20);

        await Assert.CatchAsync<OperationCanceledException>(() => retry.RunAsync(async _ =>
        {
            if (++_calls == 2) await stop.CancelAsync();
            return await FailAsync(1213);
        }, stop.Token));

        Assert.That(_calls, Is.EqualTo(2));
    }

    private MySqlRetry Retry(int retries) => new(retries, _clock, LoggerFactory.Create(log => log.AddProvider(_log)).CreateLogger<MySqlRetry>());

    private Task<int> RunAsync(int retries, int number, int times) =>
        Retry(retries).RunAsync(_ => ++_calls <= times ? FailAsync(number) : Task.FromResult(42), CancellationToken.None);

    /// <summary>Errors of this driver can only be made by a server.</summary>
    private async Task<int> FailAsync(int number)
    {
        await using var connection = new MySqlConnection(_server.ConnectionString(""));
        return await connection.ExecuteAsync(FormattableString.Invariant($"SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = {number}"));
    }
}
