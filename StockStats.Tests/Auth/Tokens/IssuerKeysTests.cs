using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Protocols;
using StockStats.Auth.Tokens;
using StockStats.Tests.Ingest.Support;

namespace StockStats.Tests.Auth.Tokens;

/// <summary>When an issuer is asked for its keys, and what happens where it does not answer. The clock stands still until it is moved.</summary>
[TestFixture]
public sealed class IssuerKeysTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    /// <summary>Longest wait for what comes at once; the clock of the keys does not move meanwhile.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    private Issuer _issuer = null!;
    private LogRecorder _log = null!;
    private ILoggerFactory _logging = null!;
    private HttpClient _client = null!;
    private TokenReader _reader = null!;

    [SetUp]
    public async Task StartAsync()
    {
        (_issuer, _log, _client) = (await Issuer.StartAsync(), new(), new());
        var options = new TokenOptions(new(_issuer.Address + "/.well-known/openid-configuration"), Issuer.Audience, ["scope"], TimeSpan.Zero, RequireHttps: false);
        _logging = LoggerFactory.Create(builder => builder.AddProvider(_log));
        _reader = new(options, new(options, new HttpDocumentRetriever(_client) { RequireHttps = false }, _clock, _logging.CreateLogger<IssuerKeys>()));
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        _logging.Dispose();
        await _issuer.DisposeAsync();
    }

    [Test]
    public async Task It_is_asked_when_the_first_token_comes_and_once_for_all_that_come_at_once()
    {
        Assert.That(_issuer.Asked, Is.Zero);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StatusAsync(_issuer.Token())));
        _clock.Advance(IssuerKeys.Fresh - Tick);
        await StatusAsync(_issuer.Token());

        Assert.That(answers, Has.All.EqualTo(200));
        Assert.That(_issuer.Asked, Is.EqualTo(1));
    }

    [Test]
    public async Task Keys_that_are_old_are_asked_for_again_so_that_one_taken_back_ends()
    {
        await StatusAsync(_issuer.Token());
        _issuer.Names[0] = "key-2";
        var before = await StatusAsync(_issuer.Token());
        _clock.Advance(IssuerKeys.Fresh);

        Assert.That((before, await StatusAsync(_issuer.Token()), await StatusAsync(_issuer.Token(keyId: "key-2"))), Is.EqualTo((200, 401, 200)));
    }

    [Test]
    public async Task A_key_that_is_new_is_asked_for_at_once_and_one_that_is_made_up_not_more_often_than_every_30_seconds()
    {
        await StatusAsync(_issuer.Token());
        _issuer.Names.Add("key-2");
        var tooSoon = await StatusAsync(_issuer.Token(keyId: "key-2"));
        _clock.Advance(IssuerKeys.Pause);
        var renewed = await StatusAsync(_issuer.Token(keyId: "key-2"));
        var asked = _issuer.Asked;

        for (var i = 0; i < 100; i++) Assert.That(await StatusAsync(_issuer.Token(keyId: $"made-up-{i}")), Is.EqualTo(401));

        Assert.That((tooSoon, renewed, asked, _issuer.Asked), Is.EqualTo((401, 200, 2, 2)));
    }

    [Test]
    public async Task Away_it_is_503_with_Retry_After_told_once_and_asked_no_more_than_once_a_second()
    {
        var token = _issuer.Token();
        var port = new Uri(_issuer.Address).Port;
        await _issuer.DisposeAsync();

        var (_, failure) = await _reader.ReadAsync(token, CancellationToken.None);
        _clock.Advance(IssuerKeys.Rest);
        var again = await StatusAsync(token);
        _issuer = await Issuer.StartAsync(port);
        var resting = await StatusAsync(_issuer.Token());
        _clock.Advance(IssuerKeys.Rest);
        var back = await StatusAsync(_issuer.Token());

        Assert.Multiple(() =>
        {
            Assert.That((failure!.Status, failure.ErrorCode, failure.RetryAfter), Is.EqualTo((503, "IssuerUnavailable", TimeSpan.FromSeconds(5))));
            Assert.That((again, resting, back), Is.EqualTo((503, 503, 200)));
            Assert.That(_log.Lines.Select(line => line.Split(' ')[1]), Is.EqualTo(new[] { "1300", "1301" }));
        });
    }

    [Test]
    public async Task Away_later_its_keys_are_good_for_a_day_and_unknown_ones_are_503()
    {
        var (good, other) = (_issuer.Token(new() { ["exp"] = DateTimeOffset.UtcNow.AddDays(2).ToUnixTimeSeconds() }), _issuer.Token(keyId: "key-2"));
        await StatusAsync(good);
        await _issuer.DisposeAsync();

        _clock.Advance(IssuerKeys.Stale - Tick);
        var stale = await StatusAsync(good);
        var unknown = await StatusAsync(other);
        _clock.Advance(IssuerKeys.Rest);
        var tooOld = await StatusAsync(good);

        Assert.That((stale, unknown, tooOld), Is.EqualTo((200, 503, 503)));
    }

    [Test]
    public async Task Silent_it_is_waited_for_once_and_then_asked_while_its_keys_of_before_are_taken()
    {
        var silent = new SilencedRetriever(new HttpDocumentRetriever(_client) { RequireHttps = false });
        var options = new TokenOptions(new(_issuer.Address + "/.well-known/openid-configuration"), Issuer.Audience, ["scope"], TimeSpan.Zero, RequireHttps: false);
        _reader = new(options, new(options, silent, _clock, _logging.CreateLogger<IssuerKeys>()));
        var token = _issuer.Token();
        await StatusAsync(token);
        silent.IsSilent = true;
        _clock.Advance(IssuerKeys.Fresh);

        var waiting = StatusAsync(token);
        await silent.Begun.WaitAsync(Bound);
        _clock.Advance(IssuerKeys.Patience);
        var first = await waiting.WaitAsync(Bound);
        var resting = await StatusAsync(token).WaitAsync(Bound);
        var asked = silent.Begun.CurrentCount;
        _clock.Advance(IssuerKeys.Rest);
        var beginning = await StatusAsync(token).WaitAsync(Bound);
        var joining = await StatusAsync(token).WaitAsync(Bound);

        Assert.That((first, resting, asked, beginning, joining), Is.EqualTo((200, 200, 0, 200, 200)));
        Assert.That(await silent.Begun.WaitAsync(Bound), "the next question");
        Assert.That(await silent.Begun.WaitAsync(TimeSpan.Zero), Is.False, "one question for both");
    }

    private async Task<int> StatusAsync(string token) => (await _reader.ReadAsync(token, CancellationToken.None)).Failure?.Status ?? 200;

    /// <summary>Documents of an issuer that from some time on takes questions and never answers.</summary>
    private sealed class SilencedRetriever(IDocumentRetriever documents) : IDocumentRetriever
    {
        /// <summary>One for each question that stays without an answer.</summary>
        public SemaphoreSlim Begun { get; } = new(0);

        public bool IsSilent { get; set; }

        public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
        {
            if (!IsSilent) return await documents.GetDocumentAsync(address, cancel);
            Begun.Release();
            return await new TaskCompletionSource<string>().Task.WaitAsync(cancel);
        }
    }
}
