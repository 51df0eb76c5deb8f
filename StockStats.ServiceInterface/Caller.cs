namespace StockStats.ServiceInterface;

/// <summary>Who sent a request, as far as it matters to services. The host makes it of the request's API key.</summary>
/// <param name="Name">Name of the key in the settings; never the key. <see cref="Anonymous"/> has the name <c>anonymous</c>.</param>
public sealed record Caller(string Name)
{
    /// <summary>Whoever sends no key.</summary>
    public static readonly Caller Anonymous = new("anonymous");
}
