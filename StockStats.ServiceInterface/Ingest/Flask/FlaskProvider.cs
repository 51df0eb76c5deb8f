using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceInterface.Storage.Flask;
using StockStats.ServiceModel.Types;

namespace StockStats.ServiceInterface.Ingest.Flask;

/// <summary>Prices in the table that the Flask system left. Rows are read as a stream and sorted by symbol as those of files are.</summary>
internal sealed class FlaskProvider(SqlDialect dialect, PriceReader prices) : IPriceProvider
{
    public string Name => ProviderNames.Flask;

    public async IAsyncEnumerable<FetchResult> FetchAsync(FetchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        if (await FlaskTable.FindAsync(dialect, connection, cancellationToken) is not { } table) yield break;
        // However long the table takes: it is the network that is waited for, and it is cancelled with the task.
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(table.SelectRows(dialect), commandTimeout: 0, cancellationToken: cancellationToken));
        var input = new InputDescription(table.Name, Name, Symbol: null, request.Basis);
        using var results = prices.Read(Rows(reader, table), input, request.Basis ?? PriceBasis.Raw, cancellationToken).GetEnumerator();
        while (Next(results, table) is { } result) yield return result;
    }

    /// <summary>The next result; null at the end, and of a table without rows.</summary>
    private FetchResult? Next(IEnumerator<FetchResult> results, FlaskTable table)
    {
        try
        {
            return results.MoveNext() ? results.Current : null;
        }
        catch (ContentRefusedException refused)
        {
            return refused.Kind == RefusalKind.NoData ? null : new FetchRefused(table.Name, refused.Kind, $"{table.Name}: {refused.Message}");
        }
        catch (Exception error) when (dialect.IsDatabaseError(error))
        {
            throw dialect.Explain(error);
        }
    }

    private static IEnumerable<RawRow> Rows(DbDataReader reader, FlaskTable table)
    {
        var longest = 0;
        var text = new RowText(longest);
        foreach (var row in FlaskRow.Read(reader, table))
        {
            var length = row.Symbol.Length + row.Date.Length + row.Open.Length + row.Close.Length + row.Volume.Length;
            if (length > longest) text = new(longest = length);
            text.Clear();
            yield return new()
            {
                Line = row.Number,
                Symbol = text.Add(row.Symbol),
                Date = text.AddDay(row.Date, DateOrder.YearMonthDay),
                Open = text.AddNumber(row.Open),
                Close = text.AddNumber(row.Close),
                Volume = text.AddVolume(row.Volume),
            };
        }
    }
}
