using Messaging.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StockStats.Auth;
using StockStats.ServiceInterface;

namespace StockStats.Tests.Auth;

[TestFixture]
public sealed class AccessCheckTests
{
    private const string Key = "0123456789abcdef";

    private CurrentCaller _caller = null!;
    private DefaultHttpContext _context = null!;

    [SetUp]
    public void Begin()
    {
        _caller = new();
        _context = new() { RequestServices = new ServiceCollection().AddSingleton(_caller).BuildServiceProvider() };
    }

    [Test]
    public async Task A_key_without_the_scope_is_403_and_told_which_one()
    {
        _context.Request.Headers["X-Api-Key"] = Key;

        var failure = await CheckAsync(scopes: []);

        Assert.Multiple(() =>
        {
            Assert.That((failure!.Status, failure.ErrorCode), Is.EqualTo((403, "Forbidden")));
            Assert.That(failure.Message, Is.EqualTo("The API key 'reader' does not permit StoreFinancialData: it needs the scope prices:write."));
            Assert.That(failure.Headers["WWW-Authenticate"], Does.Contain("insufficient_scope").And.Contain("scope=\"prices:write\""));
        });
    }

    [Test]
    public async Task A_key_with_the_scope_is_let_through_and_named_to_the_services()
    {
        _context.Request.Headers.Authorization = $"Bearer {Key}";

        var failure = await CheckAsync(scopes: ["prices:write"]);

        Assert.That((failure, _caller.Caller), Is.EqualTo((default(Failure), new Caller("reader"))));
    }

    [TestCase("X-Api-Key", "")]
    [TestCase("X-Api-Key", "0123456789abcdef,0123456789abcdef")]
    [TestCase("Authorization", "0123456789abcdef")]
    [TestCase("Authorization", "Basic 0123456789abcdef")]
    public async Task What_is_no_key_is_401(string header, string value)
    {
        _context.Request.Headers[header] = value;

        Assert.That((await CheckAsync(scopes: ["prices:write"]))!.Status, Is.EqualTo(401));
    }

    [Test]
    public async Task Where_no_scope_is_asked_for_any_good_key_will_do_and_no_key_will_not()
    {
        Assert.That((await CheckAsync(scopes: [], scope: null))!.Message, Is.EqualTo("StoreFinancialData needs an API key, sent as X-Api-Key: KEY or Authorization: Bearer KEY."));
        Begin();
        _context.Request.Headers["X-Api-Key"] = Key;

        Assert.That(await CheckAsync(scopes: [], scope: null), Is.Null);
    }

    [Test]
    public async Task A_use_of_a_key_is_remembered_with_its_time()
    {
        var clock = new FakeTimeProvider(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var key = new ApiKey("reader", ApiKey.Digest(Key), new HashSet<string>(StringComparer.Ordinal));
        _context.Request.Headers["X-Api-Key"] = Key;

        await new Authenticator(new([key]), null, clock).AuthenticateAsync(_context);

        Assert.That(key.LastUsedTicks, Is.EqualTo(clock.GetUtcNow().UtcTicks));
    }

    private async Task<Failure?> CheckAsync(string[] scopes, string? scope = "prices:write")
    {
        var keys = new ApiKeys([new("reader", ApiKey.Digest(Key), scopes.ToHashSet(StringComparer.Ordinal))]);
        return await new AccessCheck(new(keys, null, TimeProvider.System), scope).CheckAsync(_context, "StoreFinancialData");
    }
}
