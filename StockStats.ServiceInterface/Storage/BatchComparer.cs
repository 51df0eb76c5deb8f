using System.Data.Common;
using Dapper;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage.Guard;

namespace StockStats.ServiceInterface.Storage;

/// <summary>Compares the rows of claimed symbols with what is stored of their days.</summary>
internal sealed class BatchComparer(SqlDialect dialect)
{
    private static readonly Dictionary<DateOnly, List<StoredAction>> NoActions = [];
    private static readonly List<StoredAction> NoActionsOfDay = [];

    /// <summary>Gives each symbol that may be written its <see cref="SymbolClaim.Diff"/>. A new one has nothing to compare with.</summary>
    /// <param name="transaction">The write.</param>
    /// <param name="claims">Where the rows and what is stored are, and where the answer goes.</param>
    /// <param name="rule">What to do where final bars would change.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public async Task CompareAsync(
        DbTransaction transaction, IReadOnlyList<SymbolClaim> claims, HistoryRule rule, CancellationToken cancellationToken)
    {
        List<Bar> stored = [];
        foreach (var claim in claims)
        {
            if (claim.Conflict is not null) continue;
            if (claim.IsNew) claim.Diff.AddNew(claim.Offered.Rows);
            else await CompareAsync(transaction, claim, stored, rule, cancellationToken);
        }
    }

    private async Task CompareAsync(
        DbTransaction transaction, SymbolClaim claim, List<Bar> stored, HistoryRule rule, CancellationToken cancellationToken)
    {
        var rows = claim.Offered.Rows;
        var days = new DateRange(rows[0].Bar.Date, rows[^1].Bar.Date);
        var actions = await ReadActionsAsync(transaction, claim.Offered, days, cancellationToken);
        stored.Clear();
        await dialect.ReadBarsAsync(transaction, claim.Offered.Symbol, days, stored, cancellationToken);
        Compare(rows, stored, actions, claim.Diff);
        if (!HistoryJudge.IsNeeded(claim, rule)) return;
        var replacesWhole = HistoryJudge.Judge(claim, stored, rule);
        if (claim.Conflict is not null) claim.Diff = new();
        else if (replacesWhole) Compare(rows, stored, actions, claim.Diff = new(replacesWhole: true));
    }

    /// <summary>Walks the rows and the stored days side by side, both in date order.</summary>
    private static void Compare(
        IReadOnlyList<PriceRow> rows, List<Bar> stored, Dictionary<DateOnly, List<StoredAction>> actions, BatchDiff diff)
    {
        var next = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var date = row.Bar.Date;
            while (next < stored.Count && stored[next].Date < date) next++;
            var before = next < stored.Count && stored[next].Date == date ? stored[next++] : (Bar?)null;
            diff.Add(row, before, actions.Count == 0 ? NoActionsOfDay : actions.GetValueOrDefault(date, NoActionsOfDay));
        }
    }

    /// <summary>Stored actions by day; none are read where the source does not report any.</summary>
    private async Task<Dictionary<DateOnly, List<StoredAction>>> ReadActionsAsync(
        DbTransaction transaction, SymbolPrices prices, DateRange range, CancellationToken cancellationToken)
    {
        if (prices.Rows.All(row => row.Actions is null)) return NoActions;
        Dictionary<DateOnly, List<StoredAction>> days = [];
        var span = new { symbol = prices.Symbol, first = dialect.Encode(range.First), last = dialect.Encode(range.Last) };
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(
            new CommandDefinition(SqlText.SelectSpanActions, span, transaction, cancellationToken: cancellationToken));
        while (await reader.ReadAsync(cancellationToken))
        {
            var action = SqlRows.ReadAction(dialect, reader);
            if (!days.TryGetValue(action.Date, out var day)) days[action.Date] = day = [];
            day.Add(new(action, Irregular: reader.GetBoolean(5)));
        }

        return days;
    }
}
