using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace StockStats.Auth.Tokens;

/// <summary>
/// What the issuer says of itself and its keys: asked when a token first comes, and again when that is old, or where a token is signed
/// with a key that it did not name. One question at a time, however many wait for it. Thread-safe.
/// </summary>
internal sealed partial class IssuerKeys(TokenOptions options, IDocumentRetriever documents, TimeProvider clock, ILogger<IssuerKeys> log)
{
    /// <summary>Time after which the issuer is asked again, as it may have taken keys back.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>Time for which keys are used of an issuer that does not answer any more.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromHours(24);

    /// <summary>Least time from the end of a question to the next for the sake of unknown keys, which anybody can make up.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Least time from the end of a question that failed to the next.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait for an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _changing = new();
    private OpenIdConnectConfiguration? _known;
    private long _knownSince;
    private long? _answeredAt;
    private bool _failed;
    private bool _isAway;
    private Task? _asking;

    /// <summary>What the issuer said, not long ago. Where it did not answer when last asked, nobody waits for it who can do without.</summary>
    /// <returns>Null where it does not answer.</returns>
    public async ValueTask<OpenIdConnectConfiguration?> GetAsync(CancellationToken cancellationToken)
    {
        Task asking;
        lock (_changing)
        {
            if (_known is not null && clock.GetElapsedTime(_knownSince) < Fresh) return _known;
            if (_asking is null && _failed && IsWithin(Rest)) return Usable;
            asking = Ask();
            if (_failed && Usable is { } usable) return usable;
        }

        await asking.WaitAsync(cancellationToken);
        lock (_changing) return Usable;
    }

    /// <summary>What the issuer says now, where a key is missing in what it said before.</summary>
    /// <param name="before">What it said before; given back where it may not be asked again yet.</param>
    /// <param name="cancellationToken">Ends the wait only.</param>
    /// <returns>Null where it does not answer.</returns>
    public async ValueTask<OpenIdConnectConfiguration?> RefreshAsync(OpenIdConnectConfiguration before, CancellationToken cancellationToken)
    {
        Task asking;
        lock (_changing)
        {
            if (_known != before) return _known;
            if (_asking is null && IsWithin(Pause)) return _failed ? null : before;
            asking = Ask();
        }

        await asking.WaitAsync(cancellationToken);
        lock (_changing) return _failed ? null : _known;
    }

    private OpenIdConnectConfiguration? Usable => _known is not null && clock.GetElapsedTime(_knownSince) < Stale ? _known : null;

    private bool IsWithin(TimeSpan time) => _answeredAt is { } answered && clock.GetElapsedTime(answered) < time;

    private Task Ask() => _asking ??= Task.Run(AskAsync);

    private async Task AskAsync()
    {
        var answer = await TryAskAsync();
        lock (_changing)
        {
            _asking = null;
            _failed = answer is null;
            _answeredAt = clock.GetTimestamp();
            if (answer is not null) (_known, _knownSince) = (answer, _answeredAt.Value);
        }
    }

    private async Task<OpenIdConnectConfiguration?> TryAskAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            var answer = await OpenIdConnectConfigurationRetriever.GetAsync(options.Discovery.AbsoluteUri, documents, patience.Token);
            if (string.IsNullOrEmpty(answer.Issuer) || answer.SigningKeys.Count == 0)
                throw new InvalidDataException("it names no issuer, or no keys");
            if (_isAway) Back(log, options.Discovery);
            _isAway = false;
            return answer;
        }
#pragma warning disable CA1031 // whatever an issuer answers must not end a request with 500, and readers of documents throw many things
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!_isAway) Away(log, options.Discovery, failure.GetBaseException().Message.ReplaceLineEndings(" "));
            _isAway = true;
            return null;
        }
    }

    [LoggerMessage(1300, LogLevel.Warning, "The issuer of tokens ({Address}) cannot be asked for its keys: {Reason}. Tokens go by the keys it named before for up to a day, and get 503 without any; API keys are taken as ever")]
    private static partial void Away(ILogger log, Uri address, string reason);

    [LoggerMessage(1301, LogLevel.Information, "The issuer of tokens ({Address}) answers again")]
    private static partial void Back(ILogger log, Uri address);
}
