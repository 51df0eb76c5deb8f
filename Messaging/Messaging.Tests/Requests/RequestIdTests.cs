using System.Net;
using Messaging.Requests;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Tests.Requests;

/// <summary>Every request has an id, which client and log both know.</summary>
public sealed class RequestIdTests
{
    private TestHost? _host;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync(
        SampleServices.Configure,
        builder => builder.Services.AddRequestIds(),
        app =>
        {
            app.UseRequestIds();
            app.MapGet("/current", (HttpContext context, RequestIds ids) => $"{ids.Current} {context.TraceIdentifier}");
            app.MapGet("/broken", string () => throw new InvalidOperationException("secret detail"));
        });

    [OneTimeTearDown]
    public async Task StopAsync() => await _host!.DisposeAsync();

    [Test]
    public async Task An_answer_carries_an_id_of_its_own()
    {
        string[] ids = [(await AskAsync("/api/nothing_here")).Id, (await AskAsync("/api/nothing_here")).Id];

        Assert.That(ids, Has.All.Match("^[0-9a-f]{16}$"));
        Assert.That(ids, Is.Unique);
    }

    [TestCase("a")]
    [TestCase("Abc.1_2-3")]
    [TestCase("0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task An_id_that_the_caller_sends_is_taken_over(string id) =>
        Assert.That((await AskAsync("/current", id)).Id, Is.EqualTo(id));

    [TestCase("")]
    [TestCase("01234567890123456789012345678901234567890123456789012345678901234")]
    [TestCase("two words")]
    [TestCase("a:b")]
    [TestCase("a\"b")]
    [TestCase("first", "second")]
    public async Task Another_one_is_made_for_one_that_is_not_well_formed(params string[] sent) =>
        Assert.That((await AskAsync("/current", sent)).Id, Does.Match("^[0-9a-f]{16}$"));

    [TestCase("a\u00e9")]
    [TestCase("a\r\nforged: yes")]
    [TestCase("\0")]
    [TestCase(null)]
    public void What_no_header_can_carry_is_not_well_formed(string? id) => Assert.That(RequestIds.IsWellFormed(id), Is.False);

    [Test]
    public async Task Whoever_works_for_the_request_knows_it_and_nobody_else()
    {
        var (id, body, _) = await AskAsync("/current", "mine");

        Assert.That((id, body), Is.EqualTo(("mine", "mine mine")));
        Assert.That(_host!.Services.GetRequiredService<RequestIds>().Current, Is.Null);
    }

    [Test]
    public async Task The_id_that_a_500_names_is_the_one_of_header_and_log()
    {
        var (id, body, status) = await AskAsync("/broken", "this-one");

        Assert.That((id, status), Is.EqualTo(("this-one", HttpStatusCode.InternalServerError)));
        Assert.That(body, Does.Contain("under this-one."));
        Assert.That(_host!.Logs.Entries.Select(entry => entry.Text), Has.Some.EndsWith("id this-one"));
    }

    private async Task<(string Id, string Body, HttpStatusCode Status)> AskAsync(string path, params string[] ids)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var id in ids)
            request.Headers.TryAddWithoutValidation(RequestIds.Header, id);
        using var response = await _host!.Client.SendAsync(request);
        return (response.Headers.GetValues(RequestIds.Header).Single(), await response.Content.ReadAsStringAsync(), response.StatusCode);
    }
}
