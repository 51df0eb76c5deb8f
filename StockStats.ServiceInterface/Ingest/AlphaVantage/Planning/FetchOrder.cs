namespace StockStats.ServiceInterface.Ingest.AlphaVantage.Planning;

/// <summary>
/// The order of requests when the day has fewer of them than there is to ask. Prices first, so that no symbol falls behind: 20 symbols on
/// 25 requests a day get prices every day, and five lists of actions. Where prices alone would take all there is, every fifth
/// request is for actions all the same, or they would never come.
/// </summary>
internal static class FetchOrder
{
    /// <summary>One request in so many goes to actions, however short the day's requests are.</summary>
    public const int ActionShare = 5;

    /// <param name="prices">Requests for prices, the most urgent first.</param>
    /// <param name="actions">Requests for actions, the most urgent first.</param>
    /// <param name="left">Requests that may still be sent today; null for any number.</param>
    public static IReadOnlyList<FetchStep> Arrange(IReadOnlyList<FetchStep> prices, IReadOnlyList<FetchStep> actions, int? left)
    {
        if (left is not { } budget || prices.Count < budget) return [.. prices, .. actions];
        var share = budget / ActionShare;
        FetchStep[] first = [.. prices.Take(budget - share)];
        var asked = first.Select(step => step.Symbol).ToHashSet(StringComparer.Ordinal);
        FetchStep[] among = [.. actions.Where(step => step.Stored is not null || asked.Contains(step.Symbol)).Take(share)];
        return [.. first, .. among, .. prices.Skip(first.Length), .. actions.Except(among)];
    }
}
