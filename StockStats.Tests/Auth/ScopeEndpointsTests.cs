using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using StockStats.Auth;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Auth;

/// <summary>Endpoints that are no messages, behind a scope.</summary>
[TestFixture]
public sealed class ScopeEndpointsTests
{
    private const string Reader = "key-that-reads-metrics";
    private const string Writer = "key-that-writes-prices";

    private WebApplication _app = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Auth:Keys:reader:Key"] = Reader;
        builder.Configuration["Auth:Keys:reader:Scopes"] = Scopes.MetricsRead;
        builder.Configuration["Auth:Keys:writer:Key"] = Writer;
        builder.Configuration["Auth:Keys:writer:Scopes"] = Scopes.PricesWrite;
        builder.AddStorage();
        builder.AddCache();
        builder.AddPosting();
        builder.AddMessages();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.UseMessages();
        _app.Map("/metrics", (RequestDelegate)(context => context.Response.WriteAsync("plain"))).RequireScope(Scopes.MetricsRead);
        _app.MapGroup("/group").RequireScope(Scopes.MetricsRead).MapGet("/handler", () => "handler");
        _app.MapGet("/open", () => "open");
        await _app.StartAsync();
        _client = new() { BaseAddress = new(_app.Urls.Single()) };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [TestCase("/metrics", "plain")]
    [TestCase("/group/handler", "handler")]
    public async Task Are_answered_to_who_has_the_scope_and_refused_in_the_envelope_to_others(string path, string expected)
    {
        var without = await AskAsync(path, null);
        var wrong = await AskAsync(path, Writer);
        var good = await AskAsync(path, Reader);

        Assert.Multiple(() =>
        {
            Assert.That((without.Status, wrong.Status, good), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, (HttpStatusCode.OK, expected))));
            Assert.That(without.Body, Does.Contain($"\"error\":\"{path} needs an API key with the scope metrics:read, sent as"));
            Assert.That(wrong.Body, Does.Contain("\"errorCode\":\"Forbidden\""));
        });
    }

    [Test]
    public async Task Others_stay_as_they_are() => Assert.That(await AskAsync("/open", null), Is.EqualTo((HttpStatusCode.OK, "open")));

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(string path, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        using var answer = await _client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
