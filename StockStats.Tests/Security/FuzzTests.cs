using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Messaging.Catalog;
using Microsoft.Extensions.DependencyInjection;
using StockStats.Tests.Program;

namespace StockStats.Tests.Security;

/// <summary>100,000 requests by chance over several connections: no fault of the server, and no memory kept of them.</summary>
[TestFixture, Category("Program"), NonParallelizable]
public sealed class FuzzTests
{
    private const int Requests = 100_000;

    /// <summary>Of them so many are sent byte by byte, each on a connection of its own.</summary>
    private const int Raw = 10_000;

    private const int Senders = 8;
    private const string Key = "key-of-the-tests-0123";

    /// <summary>What may differ after a collection that takes all it can: pools of buffers, caches of compiled code, the histories of a few symbols.</summary>
    private const long MostGrown = 16_000_000;

    /// <summary>Sent behind each of those, so that the connection ends.</summary>
    private static readonly byte[] Last = "\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray();

    /// <summary>A server that has not answered by then waits for more of a body that does not come.</summary>
    private static readonly TimeSpan Impatience = TimeSpan.FromMilliseconds(200);

    [Test, CancelAfter(300_000)]
    public async Task None_of_many_requests_is_the_servers_fault_and_nothing_is_kept_of_them(CancellationToken timeout)
    {
        using var folder = new TemporaryFolder();
        folder.Write("prices.csv", await File.ReadAllTextAsync(Path.Combine(BuiltFrom.Repository, "data", "fixtures", "AAPL.csv"), timeout));
        var stored = await ProgramRun.OfAsync(folder.Path, "--AppTasks=ingest", "--path", "prices.csv", "--symbol", "AAPL", "--basis", "split", "--ConnectionStrings:Default", $"Data Source={folder.File("prices.db")}");
        Assert.That(stored.ExitCode, Is.Zero, stored.Error);
        await using var server = await HostedProgram.StartAsync(folder, "--Auth:Keys:tests:Key", Key, "--Auth:Keys:tests:Scopes", "prices:write", "--Cache:SeriesBytes", "8000000");
        var messages = server.Services.GetRequiredService<MessageCatalog>().Messages;
        var statuses = new ConcurrentDictionary<int, int>();
        var faults = new ConcurrentQueue<string>();

        var warm = await SendAllAsync(server, messages, Requests / 5, Raw / 5, seed: 1, statuses, faults, timeout);
        var began = Stopwatch.GetTimestamp();
        var hot = await SendAllAsync(server, messages, Requests - Raw, Raw, seed: 2, statuses, faults, timeout);

        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{Requests} requests in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s after a warm-up; memory {warm} -> {hot} bytes; {string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}"))}"));
        Assert.That(faults, Is.Empty);
        Assert.That(statuses.Keys, Is.SupersetOf(new[] { 200, 400, 401, 403, 404, 405 }), "they get far enough to mean something");
        Assert.That(hot - warm, Is.LessThan(MostGrown));
    }

    /// <returns>Bytes in use afterwards.</returns>
    private static async Task<long> SendAllAsync(
        HostedProgram server, IReadOnlyList<Message> messages, int requests, int raw, int seed,
        ConcurrentDictionary<int, int> statuses, ConcurrentQueue<string> faults, CancellationToken timeout)
    {
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            var fuzz = new FuzzRequests(messages, Key, (seed * Senders) + sender);
            using var client = new HttpClient { BaseAddress = server.Address };
            for (var i = 0; i < requests / Senders; i++)
            {
                var request = fuzz.Next();
                Count(await SendAsync(client, request, timeout), $"{request.Method} {request.Path}");
            }

            for (var i = 0; i < raw / Senders; i++)
            {
                var bytes = fuzz.NextRaw();
                foreach (var status in RawHttp.Statuses(await RawHttp.SendAsync(server.Address, [.. bytes, .. Last], ends: false, Impatience))) Count(status, Convert.ToBase64String(bytes));
            }
        }, timeout)));
        return GC.GetTotalMemory(forceFullCollection: true);

        void Count(int status, string what)
        {
            statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
            // 505 is the answer to a version of HTTP that there is not: a fault of the caller.
            if (status is >= 500 and not 505) faults.Enqueue($"{status} {what}");
        }
    }

    private static async Task<int> SendAsync(HttpClient client, FuzzRequest fuzz, CancellationToken timeout)
    {
        using var request = new HttpRequestMessage(new(fuzz.Method), new Uri(fuzz.Path, UriKind.Relative));
        if (fuzz.Body is not null) request.Content = new ByteArrayContent(fuzz.Body);
        if (fuzz.Body is not null) request.Content!.Headers.TryAddWithoutValidation("Content-Type", fuzz.ContentType);
        foreach (var (name, value) in fuzz.Headers.Where(header => header.Value.All(letter => letter is >= ' ' and <= '~')))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request, timeout);
        await answer.Content.CopyToAsync(Stream.Null, timeout);
        return (int)answer.StatusCode;
    }
}
