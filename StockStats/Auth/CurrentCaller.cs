using StockStats.ServiceInterface;

namespace StockStats.Auth;

/// <summary>Who sent the request that is answered; one for each request. Anonymous until a key was found good.</summary>
internal sealed class CurrentCaller
{
    public Caller Caller { get; set; } = Caller.Anonymous;
}
