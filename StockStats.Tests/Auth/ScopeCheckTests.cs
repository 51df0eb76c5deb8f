using Messaging.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StockStats.Auth;
using StockStats.ServiceInterface;
using StockStats.Tests.OpenApi;

namespace StockStats.Tests.Auth;

[TestFixture]
public sealed class ScopeCheckTests
{
    private const string Key = "0123456789abcdef";

    private readonly CurrentCaller _caller = new();
    private readonly DefaultHttpContext _context = new();

    [OneTimeSetUp]
    public void Register() => _context.RequestServices = new ServiceCollection().AddSingleton(_caller).BuildServiceProvider();

    [SetUp]
    public void Clear() => _context.Request.Headers.Clear();

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

    private async Task<Failure?> CheckAsync(string[] scopes)
    {
        await using var product = new ProductDocuments();
        var message = product.Catalog.Find("StoreFinancialData")!;
        var keys = new ApiKeys([new("reader", Key, scopes.ToHashSet(StringComparer.Ordinal))]);
        return await new ScopeCheck(keys, "prices:write").CheckAsync(_context, message);
    }
}
