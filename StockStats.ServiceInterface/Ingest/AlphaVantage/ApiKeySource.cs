using Microsoft.Extensions.Options;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>Gets the key from the setting that is set: its value, a file, or an address. Thread-safe.</summary>
internal sealed class ApiKeySource(IHttpClientFactory clients, IOptions<AlphaVantageOptions> options, TimeProvider time)
{
    /// <summary>Name of the HTTP client for ApiKeyUrl.</summary>
    public const string ClientName = "AlphaVantage key";

    /// <summary>Longest key accepted, in characters: 128.</summary>
    private const int LongestKey = 128;

    /// <summary>How long a key from an address is used before it is asked for again.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private (string Key, DateTimeOffset Until)? _fetched;

    /// <summary>The key, or why there is none.</summary>
    public async Task<(string? Key, Refusal? Refusal)> GetAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (!string.IsNullOrEmpty(settings.ApiKey)) return Checked(settings.ApiKey, nameof(settings.ApiKey));
        if (!string.IsNullOrEmpty(settings.ApiKeyFile)) return await FromFileAsync(settings.ApiKeyFile, cancellationToken);
        if (!string.IsNullOrEmpty(settings.ApiKeyUrl)) return await FromAddressAsync(settings.ApiKeyUrl, cancellationToken);
        return (null, new(RefusalKind.NoKey, AlphaVantageAdvice.KeyMissing));
    }

    private static async Task<(string? Key, Refusal? Refusal)> FromFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            using var text = new StreamReader(file);
            var buffer = new char[LongestKey * 2];
            var length = await text.ReadBlockAsync(buffer, cancellationToken);
            return Checked(new(buffer, 0, length), nameof(AlphaVantageOptions.ApiKeyFile));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, new(RefusalKind.NoKey,
                $"The file '{path}' that AlphaVantage:ApiKeyFile names cannot be read. " +
                "Check that it exists and may be read by this user."));
        }
    }

    private async Task<(string? Key, Refusal? Refusal)> FromAddressAsync(string address, CancellationToken cancellationToken)
    {
        if (_fetched is { } fetched && time.GetUtcNow() < fetched.Until) return (fetched.Key, null);
        try
        {
            using var client = clients.CreateClient(ClientName);
            var text = await client.GetStringAsync(new Uri(address), cancellationToken);
            var answer = Checked(text, nameof(AlphaVantageOptions.ApiKeyUrl));
            if (answer.Key is { } key) _fetched = (key, time.GetUtcNow() + Kept);
            return answer;
        }
        catch (Exception e) when (e is HttpRequestException or InvalidDataException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The address may itself hold a secret: only its host is told.
            return (null, new(RefusalKind.NoKey,
                $"The address on {new Uri(address).Host} that AlphaVantage:ApiKeyUrl names gave no key. Check that it can be reached."));
        }
    }

    private static (string? Key, Refusal? Refusal) Checked(string text, string setting)
    {
        var key = text.Trim();
        var isKey = key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        return isKey ? (key, null) : (null, new(RefusalKind.NoKey,
            $"AlphaVantage:{setting} holds no key: one line of letters and digits, at most {LongestKey}, is expected."));
    }
}
