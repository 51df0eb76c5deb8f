namespace StockStats.ServiceInterface.Prices.Indexes;

/// <summary>What is known of a run of bars, such that the summary of two neighbouring runs follows from theirs.</summary>
internal interface IRangeSummary<TSelf> where TSelf : struct, IRangeSummary<TSelf>
{
    /// <summary>Walks through the bars of a run that is not empty, <paramref name="to"/> exclusive.</summary>
    static abstract TSelf Of(AdjustedPrices prices, int from, int to);

    /// <summary>The summary of a run and the one right after it.</summary>
    static abstract TSelf Merge(in TSelf left, in TSelf right);
}
