using Messaging.Overload;
using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>How many requests are worked on at once, over HTTP and gRPC together.</summary>
internal static class ConfigureOverload
{
    /// <exception cref="WrongSettingException">A limit is no number, or out of its range.</exception>
    public static OverloadSettings ReadOverload(this IConfiguration configuration)
    {
        var settings = configuration.Read<OverloadSettings>(OverloadSettings.Section);
        Check(nameof(settings.Concurrency), settings.Concurrency, 1, OverloadSettings.Most);
        Check(nameof(settings.Queue), settings.Queue, 0, OverloadSettings.Most);
        Check(nameof(settings.QueueSeconds), settings.QueueSeconds, 0, OverloadSettings.LongestQueueSeconds);
        return settings;
    }

    public static void Apply(this OverloadSettings settings, OverloadOptions options)
    {
        var concurrency = settings.Concurrency ?? OverloadSettings.DefaultConcurrency(Environment.ProcessorCount);
        options.Concurrency = concurrency;
        options.Queue = settings.Queue ?? Math.Min(concurrency, OverloadSettings.Most / OverloadSettings.QueuedForEach) * OverloadSettings.QueuedForEach;
        options.QueueTime = TimeSpan.FromSeconds(settings.QueueSeconds);
    }

    private static void Check(string name, double? value, int least, int most)
    {
        if (value is { } given && !(given >= least && given <= most))
            throw new WrongSettingException(FormattableString.Invariant($"{OverloadSettings.Section}:{name} is '{given}': expected {least} to {most}"));
    }
}

/// <summary>The limits of all requests together.</summary>
internal sealed record OverloadSettings
{
    public const string Section = "Limits";

    /// <summary>Beyond what any machine can hold.</summary>
    public const int Most = 1_000_000;

    /// <summary>Half of the time that a stop waits for requests under way, so that none waits for a place to its end.</summary>
    public const int LongestQueueSeconds = 15;

    /// <summary>Where nothing else is said, so many requests wait for each one at work.</summary>
    public const int QueuedForEach = 4;

    /// <summary>Few on any machine: a service that does not wait is held up by cores alone, and one that does waits for the database.</summary>
    private const int LeastConcurrency = 64;
    private const int ConcurrencyOfCore = 16;

    /// <summary>Requests at work at once, 1 or more; null: 16 a core, and 64 at least.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Requests that wait for a place, 0 or more; null: four times as many as are at work.</summary>
    public int? Queue { get; init; }

    /// <summary>The longest wait for a place, 0 to 15 s.</summary>
    public double QueueSeconds { get; init; } = 2;

    public static int DefaultConcurrency(int cores) => Math.Max(LeastConcurrency, ConcurrencyOfCore * cores);
}
