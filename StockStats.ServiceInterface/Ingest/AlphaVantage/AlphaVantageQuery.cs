namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>One request for a symbol's prices, or for one of its lists of actions.</summary>
/// <param name="Function">The function.</param>
/// <param name="Symbol">In the form of <see cref="Prices.SymbolName"/>.</param>
/// <param name="Size">How much history; null for a function that always gives all of it.</param>
/// <param name="DataType">The form to answer in.</param>
internal sealed record AlphaVantageQuery(string Function, string Symbol, OutputSize? Size, AlphaVantageDataType DataType)
{
    /// <summary>What is asked for, without the symbol, for people.</summary>
    public string Call => Size is null ? Function : $"{Function} with outputsize={SizeName}";

    private string SizeName => Size == OutputSize.Full ? "full" : "compact";

    /// <summary>The address to ask; it holds the key and must not be shown to anyone.</summary>
    public Uri Address(string baseUrl, string key)
    {
        var path = baseUrl.TrimEnd('/');
        if (!path.EndsWith("/query", StringComparison.OrdinalIgnoreCase)) path += "/query";
        var size = Size is null ? "" : $"&outputsize={SizeName}";
        var form = DataType == AlphaVantageDataType.Csv ? "&datatype=csv" : "";
        return new($"{path}?function={Function}&symbol={Uri.EscapeDataString(Symbol)}{size}{form}&apikey={Uri.EscapeDataString(key)}");
    }
}
