using Microsoft.Data.Sqlite;
using StockStats.ServiceInterface.Prices;

namespace StockStats.ServiceInterface.Storage.Sqlite;

/// <summary>Reads and writes the bars of a batch.</summary>
internal static class SqliteBars
{
    /// <summary>Columns 1 to 10 are <see cref="SqlText.BarParameters"/>.</summary>
    private static readonly string UpsertBar =
        SqlText.Insert("financial_data", SqlText.BarParameters) + SqliteText.OnConflictReplace(SqlText.BarParameters, keys: 2);

    /// <summary>Adds the stored bars of a symbol's days in date order.</summary>
    public static void Read(SqliteConnection connection, string symbol, DateRange days, List<Bar> bars)
    {
        using var select = new RawStatement(connection, SqlText.SelectSpan);
        select.Bind(1, symbol);
        select.Bind(2, SqliteValues.Number(days.First));
        select.Bind(3, SqliteValues.Number(days.Last));
        while (select.Step()) bars.Add(ReadBar(select));
    }

    /// <summary>Inserts bars or replaces them whole.</summary>
    public static void Write(SqliteConnection connection, IReadOnlyList<BarWrite> writes, CancellationToken cancellationToken)
    {
        using var upsert = new RawStatement(connection, UpsertBar);
        foreach (var write in writes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            upsert.Bind(1, write.Symbol);
            upsert.Bind(10, write.Source);
            for (var i = 0; i < write.Bars.Count; i++)
            {
                BindBar(upsert, write.Bars[i]);
                upsert.Execute();
            }
        }
    }

    private static Bar ReadBar(RawStatement row) => new(
        SqliteValues.Date(row.Int64(0)),
        new(row.Int64(1)),
        Price(row.OptionalInt64(2)),
        Price(row.OptionalInt64(3)),
        new(row.Int64(4)),
        row.Int64(5),
        Price(row.OptionalInt64(6)),
        row.Int64(7) != 0);

    private static void BindBar(RawStatement upsert, in Bar bar)
    {
        upsert.Bind(2, SqliteValues.Number(bar.Date));
        upsert.Bind(3, bar.Open.Millionths);
        upsert.Bind(4, bar.High?.Millionths);
        upsert.Bind(5, bar.Low?.Millionths);
        upsert.Bind(6, bar.Close.Millionths);
        upsert.Bind(7, bar.Volume);
        upsert.Bind(8, bar.AdjustedClose?.Millionths);
        upsert.Bind(9, bar.Provisional ? 1L : 0L);
    }

    private static Price? Price(long? millionths) => millionths is { } value ? new Price(value) : null;
}
