using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Messaging.Requests;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Messaging.Tests.Requests;

/// <summary>Requests are counted under a handful of names, whatever callers send.</summary>
public sealed class RequestMetricsTests
{
    private readonly BlockingCollection<string> _measured = [];
    private readonly MeterListener _listener = new();
    private TestHost? _host;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _host = await TestHost.StartAsync(SampleServices.Configure, use: app =>
        {
            app.MapGet("/health", () => "well").DisableHttpMetrics();
            app.MapGet("/page", () => "a page");
        });
        var meter = _host.Services.GetRequiredService<RequestMetrics>().Meter;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => _measured.Add($"{tags[0].Value} {tags[1].Value} {seconds > 0}"));
        _listener.Start();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _listener.Dispose();
        _measured.Dispose();
        await _host!.DisposeAsync();
    }

    [TestCase("GET", "/api/statistics?symbol=IBM&start_date=2010-01-01&end_date=2010-01-31", "GetStatistics 200 True")]
    [TestCase("GET", "/api/statistics.csv?symbol=IBM&start_date=2010-01-01&end_date=2010-01-31", "GetStatistics 200 True")]
    [TestCase("GET", "/json/reply/GetStatistics?symbol=NOPE&start_date=2010-01-01&end_date=2010-01-31", "GetStatistics 404 True")]
    [TestCase("GET", "/api/statistics?limit=abc", "GetStatistics 400 True")]
    [TestCase("DELETE", "/api/GetStatistics", "GetStatistics 405 True")]
    [TestCase("POST", "/api/GetStatistics[]", "GetStatistics[] 400 True")]
    [TestCase("DELETE", "/api/financial_data", "unknown 405 True")]
    [TestCase("GET", "/api/nothing_here", "unknown 404 True")]
    [TestCase("GET", "/admin.php", "unknown 404 True")]
    [TestCase("GET", "/metadata", "other 200 True")]
    [TestCase("GET", "/page", "other 200 True")]
    public async Task A_request_is_told_by_message_and_status(string verb, string path, string expected)
    {
        // What another test asked was measured before it ended: each takes its own.
        using var request = new HttpRequestMessage(new(verb), path);
        using var response = await _host!.Client.SendAsync(request);

        Assert.That(Next(), Is.EqualTo(expected));
    }

    [Test]
    public async Task An_endpoint_that_asks_not_to_be_measured_is_not()
    {
        using var health = await _host!.Client.GetAsync("/health");
        using var page = await _host.Client.GetAsync("/page");

        Assert.That(Next(), Is.EqualTo("other 200 True"), "the page, not the one before it");
    }

    [Test]
    public async Task An_answer_that_is_there_at_once_costs_no_allocation()
    {
        using var metrics = new RequestMetrics();
        using var listener = new MeterListener();
        var measured = 0;
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter, metrics.Meter))
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => measured++);
        listener.Start();
        var middleware = new RequestMetricsMiddleware(_ => Task.CompletedTask, metrics);
        var context = new DefaultHttpContext();
        for (var i = 0; i < 100; i++)
            await middleware.InvokeAsync(context);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            middleware.InvokeAsync(context).GetAwaiter().GetResult();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That((measured, allocated), Is.EqualTo((200, 0L)));
    }

    [Test]
    public async Task A_request_that_fails_is_told_too_and_fails_all_the_same()
    {
        using var metrics = new RequestMetrics();
        var middleware = new RequestMetricsMiddleware(
            async _ =>
            {
                await Task.Yield();
                throw new InvalidOperationException("as it was");
            },
            metrics);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => middleware.InvokeAsync(new DefaultHttpContext()));

        Assert.That(failure!.Message, Is.EqualTo("as it was"));
    }

    /// <summary>Measured once the answer has gone, which the client may see before.</summary>
    private string? Next() => _measured.TryTake(out var text, TimeSpan.FromSeconds(30)) ? text : null;
}
