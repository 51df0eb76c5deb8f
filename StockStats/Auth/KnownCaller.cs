namespace StockStats.Auth;

/// <summary>Somebody whose API key or token is good.</summary>
/// <param name="Name">What logs and ingest runs show; no control characters.</param>
/// <param name="Id">By which one caller is told from another: unlike names, those of keys and of tokens never meet.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Kind"><c>API key</c> or <c>token</c>, for people.</param>
internal sealed record KnownCaller(string Name, string Id, IReadOnlySet<string> Scopes, string Kind)
{
    public bool Permits(string scope) => Scopes.Contains(scope);
}
