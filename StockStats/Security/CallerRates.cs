using System.Globalization;
using System.Net;
using Messaging.Errors;
using StockStats.ServiceInterface.RateLimits;

namespace StockStats.Security;

/// <summary>How often callers may read and write; tells them what they have left.</summary>
internal sealed class CallerRates(RateLimiter limiter, RateLimit reads, RateLimit writes)
{
    /// <summary>A site of IPv6, within which anybody may choose addresses.</summary>
    private const int SiteBytes = 8;

    /// <summary>Counts requests of a caller, who is told by its address where nobody knows more.</summary>
    public async ValueTask<Failure?> TakeAsync(HttpContext context, string? caller, bool isWrite, int further)
    {
        var limit = isWrite ? writes : reads;
        var verdict = await limiter.TakeAsync($"{(isWrite ? "write" : "read")}:{caller ?? AddressOf(context.Connection.RemoteIpAddress)}", limit, further);
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = limit.PerMinute.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = verdict.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = Seconds(verdict.Reset);
        return verdict.IsAllowed ? null : new(
            StatusCodes.Status429TooManyRequests,
            "TooManyRequests",
            string.Create(CultureInfo.InvariantCulture, $"Too many requests: {limit.PerMinute} a minute to {(isWrite ? "write" : "read")} are allowed. Ask again in {Seconds(verdict.RetryAfter)} seconds."))
        {
            RetryAfter = verdict.RetryAfter,
        };
    }

    /// <summary>Whom an address stands for: an IPv4 address, or a site of IPv6.</summary>
    internal static string AddressOf(IPAddress? address)
    {
        if (address is null) return "local";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, SiteBytes)));
    }

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture);
}
