using StockStats.ServiceInterface.Storage.Listings;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>One request for a symbol's prices, for one of its lists of actions, or for a list of symbols.</summary>
/// <param name="Function">The function.</param>
/// <param name="Symbol">In the form of <see cref="Prices.SymbolName"/>; empty for a list of symbols.</param>
/// <param name="Size">How much history; null for a function that always gives all of it.</param>
/// <param name="DataType">The form to answer in.</param>
internal sealed record AlphaVantageQuery(string Function, string Symbol, OutputSize? Size, AlphaVantageDataType DataType)
{
    /// <summary>Which list of symbols; null for what is asked of one symbol.</summary>
    public ListingStatus? State { get; private init; }

    /// <summary>What is asked for, without the symbol, for people.</summary>
    public string Call => State is { } state ? $"{Function} with state={ListingStatuses.Name(state)}"
        : Size is null ? Function : $"{Function} with outputsize={SizeName}";

    /// <summary>Whose prices or actions, or which list, for people.</summary>
    public string Subject => State is null ? Symbol : Call;

    private string SizeName => Size == OutputSize.Full ? "full" : "compact";

    /// <summary>A request for a list of symbols, which comes as CSV without being asked to.</summary>
    public static AlphaVantageQuery Listing(ListingStatus state) => new("LISTING_STATUS", "", null, AlphaVantageDataType.Json) { State = state };

    /// <summary>The address to ask; it holds the key and must not be shown to anyone.</summary>
    public Uri Address(string baseUrl, string key)
    {
        var path = baseUrl.TrimEnd('/');
        if (!path.EndsWith("/query", StringComparison.OrdinalIgnoreCase)) path += "/query";
        var size = Size is null ? "" : $"&outputsize={SizeName}";
        var form = DataType == AlphaVantageDataType.Csv ? "&datatype=csv" : "";
        var what = State is { } state ? $"&state={ListingStatuses.Name(state)}" : $"&symbol={Uri.EscapeDataString(Symbol)}";
        return new($"{path}?function={Function}{what}{size}{form}&apikey={Uri.EscapeDataString(key)}");
    }
}
