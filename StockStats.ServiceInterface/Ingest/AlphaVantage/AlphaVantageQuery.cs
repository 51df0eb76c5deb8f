namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>One request for a symbol's prices.</summary>
/// <param name="Function">One of <see cref="AlphaVantageOptions.Functions"/>.</param>
/// <param name="Symbol">In the form of <see cref="Prices.SymbolName"/>.</param>
/// <param name="Size">How much history.</param>
/// <param name="DataType">The form to answer in.</param>
internal sealed record AlphaVantageQuery(string Function, string Symbol, OutputSize Size, AlphaVantageDataType DataType)
{
    public string SizeName => Size == OutputSize.Full ? "full" : "compact";

    /// <summary>The address to ask; it holds the key and must not be shown to anyone.</summary>
    public Uri Address(string baseUrl, string key)
    {
        var path = baseUrl.TrimEnd('/');
        if (!path.EndsWith("/query", StringComparison.OrdinalIgnoreCase)) path += "/query";
        var form = DataType == AlphaVantageDataType.Csv ? "&datatype=csv" : "";
        return new($"{path}?function={Function}&symbol={Uri.EscapeDataString(Symbol)}&outputsize={SizeName}{form}" +
            $"&apikey={Uri.EscapeDataString(key)}");
    }
}
