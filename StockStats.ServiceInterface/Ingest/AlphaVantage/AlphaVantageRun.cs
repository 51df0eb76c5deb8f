using StockStats.ServiceInterface.Storage;

namespace StockStats.ServiceInterface.Ingest.AlphaVantage;

/// <summary>
/// What one run has found out about what its key may ask for. Held for the run alone: no verdict on a key outlives it, since plans and
/// AlphaVantage's own rules change. Not thread-safe.
/// </summary>
internal sealed class AlphaVantageRun(string key, FetchRequest request, AlphaVantageOptions options)
{
    /// <summary>Symbols in a row that nothing answered for, retries included, after which nothing will: each of them spends requests.</summary>
    private const int MostUnreachable = 3;

    private readonly List<IngestWarning> _notices = [];
    private readonly HashSet<string> _withoutPrices = new(StringComparer.Ordinal);
    private readonly HashSet<(string Symbol, ActionLists List)> _asked = [];
    private int _unreachable;

    public string Key => key;

    public FetchRequest Request => request;

    /// <summary>The function for prices that is still worth asking.</summary>
    public string Function { get; private set; } = options.Function;

    /// <summary>How much history is still worth asking for.</summary>
    public OutputSize Size { get; private set; } = request.OutputSize ?? options.OutputSize;

    /// <summary>Why nothing more is asked for; null while it is.</summary>
    public Refusal? Ended { get; set; }

    /// <summary>Whether somebody was told that it ended.</summary>
    public bool IsEndTold { get; set; }

    /// <summary>Lists that the key does not get.</summary>
    public ActionLists Closed { get; set; }

    /// <summary>What is asked for to get prices, for people.</summary>
    public string PriceCall => new AlphaVantageQuery(Function, "", Size, options.DataType).Call;

    /// <summary>Whether prices come with their splits and dividends.</summary>
    public bool PricesBringActions => string.Equals(Function, AlphaVantageOptions.Adjusted, StringComparison.Ordinal);

    /// <summary>Whether a symbol's list is worth asking for: true at most once.</summary>
    public bool Takes(string symbol, ActionLists list) =>
        Ended is null && !PricesBringActions && !Closed.HasFlag(list) && !_withoutPrices.Contains(symbol) && _asked.Add((symbol, list));

    /// <summary>Notes what became of a symbol's prices: without them its actions are of no use yet.</summary>
    public void Note(FetchResult result)
    {
        var refused = result as FetchRefused;
        _unreachable = refused?.Kind == RefusalKind.Transport ? _unreachable + 1 : 0;
        if (refused is null) return;
        _withoutPrices.Add(refused.Subject);
        if (_unreachable >= MostUnreachable || AlphaVantageRefusals.EndsTheRun(refused.Kind)) Ended = new(refused.Kind, refused.Message);
    }

    /// <summary>Gives up what the key has to be paid for, a step at a time: ADJUSTED for DAILY, then full for compact.</summary>
    /// <returns>What was given up, for people; null where nothing is left to give up.</returns>
    public string? FallBack()
    {
        var notice = PricesBringActions
            ? $"{Function} needs a premium key: asking for {AlphaVantageOptions.Daily}, SPLITS and DIVIDENDS instead"
            : Size == OutputSize.Full
                ? "outputsize=full needs a premium key: asking for compact, the latest 100 days, instead"
                : null;
        if (notice is null) return null;
        if (PricesBringActions) Function = AlphaVantageOptions.Daily;
        else Size = OutputSize.Compact;
        _notices.Add(new(null, "premium", notice));
        return notice;
    }

    /// <summary>What is to be told once, with the next result that can carry it.</summary>
    public IReadOnlyList<IngestWarning> TakeNotices()
    {
        IReadOnlyList<IngestWarning> notices = [.. _notices];
        _notices.Clear();
        return notices;
    }
}
