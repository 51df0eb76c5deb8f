using System.Globalization;
using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>How long callers may keep answers. What changes the past (corrections, restored backups) reaches them that much later.</summary>
internal static class ConfigureHttpCaching
{
    /// <summary>Days after which a day counts as settled: providers correct the last days, and a holiday may delay that.</summary>
    public const int SettledAfterDays = 7;

    private const int LongestAge = 31_536_000;

    /// <summary>What <c>Cache:MaxAgeSettled</c> says of an answer.</summary>
    /// <exception cref="WrongSettingException">The setting is out of its range.</exception>
    public static Func<HttpContext, TimeSpan?>? ReadAnswerAge(this WebApplicationBuilder builder)
    {
        var seconds = builder.Configuration.Read<CacheSettings>(CacheSettings.Section).MaxAgeSettled;
        if (seconds is < 0 or > LongestAge)
            throw new WrongSettingException(string.Create(CultureInfo.InvariantCulture, $"Cache:MaxAgeSettled is '{seconds}': expected 0 to {LongestAge}"));
        if (seconds == 0) return null;
        var age = TimeSpan.FromSeconds(seconds);
        return context => IsSettled(context.RequestServices) ? age : null;
    }

    private static bool IsSettled(IServiceProvider services) =>
        services.GetRequiredService<AnswerVersion>().LastDay is { } last && IsSettled(last, services.GetRequiredService<TimeProvider>());

    /// <summary>Whether a day lies more than <see cref="SettledAfterDays"/> days before today, by UTC.</summary>
    internal static bool IsSettled(DateOnly day, TimeProvider clock) =>
        day.DayNumber + SettledAfterDays < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;
}
