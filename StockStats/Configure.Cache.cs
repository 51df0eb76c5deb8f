using System.Globalization;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.Caching;

namespace StockStats;

/// <summary>What is kept of the stored prices in memory, and how it stays right.</summary>
internal static class ConfigureCache
{
    public static void AddCache(this WebApplicationBuilder builder)
    {
        var cache = builder.Configuration.Read<CacheSettings>(CacheSettings.Section);
        var freshness = builder.Configuration.Read<FreshnessSettings>(FreshnessSettings.Section);
        Check("Cache:SeriesBytes", cache.SeriesBytes, long.MaxValue);
        Check("Freshness:ServeStaleSeconds", freshness.ServeStaleSeconds, FreshnessSettings.LongestStaleSeconds);
        builder.Services.AddSeriesCache(new()
        {
            SeriesBytes = cache.SeriesBytes,
            ServeStale = TimeSpan.FromSeconds(freshness.ServeStaleSeconds),
        });
        builder.Services.AddHostedService<FreshnessWatch>();
    }

    private static void Check(string name, long value, long most)
    {
        if (value < 0 || value > most)
            throw new WrongSettingException(string.Create(CultureInfo.InvariantCulture, $"{name} is '{value}': expected 0 to {most}"));
    }
}

/// <summary>Settings <c>Cache:*</c>.</summary>
internal sealed record CacheSettings
{
    public const string Section = "Cache";

    /// <summary>Bytes that series in memory may take; 0: none is kept.</summary>
    public long SeriesBytes { get; init; } = SeriesCacheOptions.DefaultSeriesBytes;

    /// <summary>Seconds that callers may keep answers of settled days without asking again; 0: they always ask.</summary>
    public int MaxAgeSettled { get; init; }

    /// <summary>Where Redis is; null or empty: there is none.</summary>
    public string? Redis { get; init; }

    /// <summary>A file that holds what <see cref="Redis"/> would.</summary>
    public string? RedisFile { get; init; }
}

/// <summary>Settings <c>Freshness:*</c>.</summary>
internal sealed record FreshnessSettings
{
    public const string Section = "Freshness";

    /// <summary>A day: whoever wants more wants no database.</summary>
    public const int LongestStaleSeconds = 86_400;

    /// <summary>How long after the database went away what is cached is still answered.</summary>
    public int ServeStaleSeconds { get; init; }
}
