using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Messaging.Tests.Hosting;

/// <summary>Keeps what the program logs.</summary>
internal sealed class RecordingLogs : ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, string Text, Exception? Exception)> Entries { get; } = [];

    public IEnumerable<string> AtLeast(LogLevel level) => Entries.Where(entry => entry.Level >= level).Select(entry => entry.Text);

    public ILogger CreateLogger(string categoryName) => new Recorder(this);

    public void Dispose()
    {
    }

    private sealed class Recorder(RecordingLogs logs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.Entries.Enqueue((logLevel, formatter(state, exception), exception));
    }
}
