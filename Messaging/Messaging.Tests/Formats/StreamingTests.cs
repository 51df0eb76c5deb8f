using System.IO.Pipelines;
using Messaging.Formats;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StockStats.ServiceModel;

namespace Messaging.Tests.Formats;

/// <summary>Long answers are sent while they are written, at the pace of whoever reads.</summary>
public sealed class StreamingTests
{
    private const int Rows = 20_000;
    private const int PauseAt = 64 * 1024;

    [TestCase("json")]
    [TestCase("csv")]
    [TestCase("xml")]
    [TestCase("jsv")]
    [TestCase("jsonl")]
    public async Task Never_holds_much_more_than_the_reader_lets_it(string format)
    {
        var pipe = new Pipe(new(pauseWriterThreshold: PauseAt, resumeWriterThreshold: PauseAt / 2, useSynchronizationContext: false));
        var writing = Find(format).WriteAsync(ResponseInto(pipe.Writer), Body(), message: null);

        Assert.That(writing.IsCompleted, Is.False);
        var (total, most) = await DrainAsync(pipe.Reader, writing, pipe.Writer);

        Assert.That(total, Is.GreaterThan(25 * Rows));
        Assert.That(most, Is.LessThan(2 * PauseAt));
    }

    [TestCase("json")]
    [TestCase("csv")]
    [TestCase("xml")]
    [TestCase("jsv")]
    [TestCase("jsonl")]
    public async Task Stops_when_the_caller_goes(string format)
    {
        using var aborted = new CancellationTokenSource();
        var pipe = new Pipe(new(pauseWriterThreshold: PauseAt, resumeWriterThreshold: PauseAt / 2, useSynchronizationContext: false));
        var writing = Find(format).WriteAsync(ResponseInto(pipe.Writer, aborted.Token), Body(), message: null);

        await aborted.CancelAsync();

        await Assert.ThatAsync(() => writing, Throws.InstanceOf<OperationCanceledException>());
    }

    private static MessageFormat Find(string format) => format is "json" ? new JsonFormat() : FormatHarness.Find(format);

    private static QueryFinancialDataResponse Body() => new()
    {
        Data = [.. Enumerable.Range(0, Rows).Select(i => new FinancialData { Symbol = "IBM", Date = new DateOnly(1800, 1, 1).AddDays(i), OpenPrice = 1.25m, Volume = i })],
    };

    private static async Task<(long Total, long Most)> DrainAsync(PipeReader reader, Task writing, PipeWriter writer)
    {
        var completing = writing.ContinueWith(_ => writer.CompleteAsync().AsTask(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        var (total, most) = (0L, 0L);
        for (var isCompleted = false; !isCompleted;)
        {
            var result = await reader.ReadAsync();
            isCompleted = result.IsCompleted;
            most = Math.Max(most, result.Buffer.Length);
            // A part at a time, as a slow connection takes it.
            var taken = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, 4096));
            total += isCompleted ? result.Buffer.Length : taken.Length;
            reader.AdvanceTo(isCompleted ? result.Buffer.End : taken.End);
        }
        await completing;
        await writing;
        return (total, most);
    }

    private static HttpResponse ResponseInto(PipeWriter pipe, CancellationToken aborted = default)
    {
        var context = new DefaultHttpContext { RequestAborted = aborted };
        context.Features.Set<IHttpResponseBodyFeature>(new PipeBody(pipe));
        return context.Response;
    }

    private sealed class PipeBody(PipeWriter pipe) : IHttpResponseBodyFeature
    {
        public Stream Stream => throw new InvalidOperationException("The body is written through the pipe.");

        public PipeWriter Writer { get; } = pipe;

        public void DisableBuffering()
        {
        }

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task CompleteAsync() => Task.CompletedTask;
    }
}
