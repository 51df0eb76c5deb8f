using System.Text;
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

    /// <summary>
    /// How long an address that gave no key is left alone: 5 minutes. Metrics and callers of GET /api/ingest ask for the key all the time,
    /// and each question may take as long as three tries.
    /// </summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    private readonly Lock _changing = new();
    private ((string? Key, Refusal? Refusal) Answer, DateTimeOffset Until)? _fetched;
    private Task<(string? Key, Refusal? Refusal)>? _fetching;

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

    /// <summary>All that ask at the same time share one question, which ends by itself when its time is over.</summary>
    private Task<(string? Key, Refusal? Refusal)> FromAddressAsync(string address, CancellationToken cancellationToken)
    {
        lock (_changing)
        {
            if (_fetched is { } fetched && time.GetUtcNow() < fetched.Until) return Task.FromResult(fetched.Answer);
            _fetching ??= Task.Run(() => FetchAsync(address), CancellationToken.None);
            return _fetching.WaitAsync(cancellationToken);
        }
    }

    private async Task<(string? Key, Refusal? Refusal)> FetchAsync(string address)
    {
        try
        {
            var answer = await AskAsync(address);
            lock (_changing) _fetched = (answer, time.GetUtcNow() + (answer.Key is null ? Rest : Kept));
            return answer;
        }
        finally
        {
            lock (_changing) _fetching = null;
        }
    }

    private async Task<(string? Key, Refusal? Refusal)> AskAsync(string address)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            // A key is ASCII: whatever character set the answer names, unknown ones too, says nothing about it.
            var text = Encoding.UTF8.GetString(await client.GetByteArrayAsync(new Uri(address)));
            return Checked(text.TrimStart('\uFEFF'), nameof(AlphaVantageOptions.ApiKeyUrl));
        }
        catch (Exception e) when (e is HttpRequestException or InvalidDataException or OperationCanceledException)
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
