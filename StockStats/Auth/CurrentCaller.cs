using StockStats.ServiceInterface;

namespace StockStats.Auth;

/// <summary>Who sent the request that is answered; one for each request. Anonymous until a key or token was found good.</summary>
internal sealed class CurrentCaller
{
    /// <summary>What came of what the request brings; null until somebody has asked.</summary>
    public Authentication? Authentication { get; set; }

    public Caller Caller => Authentication is { Caller: { } known } ? new(known.Name) : Caller.Anonymous;
}
