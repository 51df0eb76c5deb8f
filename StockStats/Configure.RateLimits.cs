using StockStats.Security;
using StockStats.ServiceInterface;
using StockStats.ServiceInterface.RateLimits;

namespace StockStats;

/// <summary>How often one caller may ask.</summary>
internal static class ConfigureRateLimits
{
    /// <returns>Whether requests are counted.</returns>
    /// <exception cref="WrongSettingException">A limit is no number, or out of its range.</exception>
    public static bool AddRateLimits(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.Read<RateLimitSettings>(RateLimitSettings.Section);
        Check(nameof(settings.ReadsPerMinute), settings.ReadsPerMinute);
        Check(nameof(settings.WritesPerMinute), settings.WritesPerMinute);
        if (!settings.Enabled) return false;
        builder.Services.AddRequestRates();
        builder.Services.AddSingleton(provider => new CallerRates(
            provider.GetRequiredService<RateLimiter>(), new(settings.ReadsPerMinute), new(settings.WritesPerMinute)));
        return true;
    }

    private static void Check(string name, int value)
    {
        if (value is < RateLimitSettings.Least or > RateLimitSettings.Most)
            throw new WrongSettingException(FormattableString.Invariant(
                $"{RateLimitSettings.Section}:{name} is '{value}': expected {RateLimitSettings.Least} to {RateLimitSettings.Most}"));
    }
}

/// <summary>Settings <c>RateLimit:*</c>.</summary>
internal sealed record RateLimitSettings
{
    public const string Section = "RateLimit";

    /// <summary>A batch is a request and those beyond it.</summary>
    public const int Least = 2;

    /// <summary>16,000 a second.</summary>
    public const int Most = 1_000_000;

    /// <summary>Whether requests are counted.</summary>
    public bool Enabled { get; init; }

    /// <summary>Requests a minute of one caller that store nothing, and at once after a pause.</summary>
    public int ReadsPerMinute { get; init; } = 600;

    /// <summary>The same of requests that need a scope of their own.</summary>
    public int WritesPerMinute { get; init; } = 60;
}
