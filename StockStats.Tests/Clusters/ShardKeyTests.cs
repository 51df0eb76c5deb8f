using System.Text.RegularExpressions;
using StockStats.ServiceInterface.Prices;
using StockStats.ServiceInterface.Storage;
using StockStats.ServiceModel.Types;
using StockStats.Tests.Storage.Support;

namespace StockStats.Tests.Clusters;

/// <summary>
/// Whatever is sent to the tables of prices and actions names its symbol, the key by which clusters spread them. Taken from the log of a
/// server, so that no statement is forgotten.
/// </summary>
[TestFixture(DatabaseKind.MariaDb), TestFixture(DatabaseKind.Spider), Category(StorageFixture.Server)]
public sealed partial class ShardKeyTests(DatabaseKind kind) : StorageFixture(kind)
{
    private static readonly DateOnly First = new(2024, 1, 2);

    [Test]
    public async Task Each_statement_of_the_read_and_the_write_way_names_its_symbol()
    {
        await LogAsync(true);
        try
        {
            await ReadAndWriteAsync();
        }
        finally
        {
            await LogAsync(false);
        }

        var sent = await Database.QueryAsync<string>("SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log WHERE command_type IN ('Query', 'Execute')");
        List<string> toTables = [.. sent.Where(text => Table().IsMatch(text) && !text.Contains("general_log", StringComparison.Ordinal))];
        Assert.Multiple(() =>
        {
            Assert.That(toTables, Has.Count.GreaterThanOrEqualTo(15), "the log has what was sent");
            Assert.That(toTables.Where(text => !NamesSymbol().IsMatch(text)), Is.Empty);
            Assert.That(toTables.Where(text => text.StartsWith("LOAD", StringComparison.OrdinalIgnoreCase)), Kind == DatabaseKind.Spider ? Is.Empty : Is.Not.Empty);
        });
    }

    private async Task ReadAndWriteAsync()
    {
        await Database.StoreDaysAsync("IBM", First, 100);
        await Database.StoreDaysAsync("IBM", First.AddDays(90), 20);
        await Database.StoreDaysAsync("AAPL", First, 3);
        var rows = StoreDatabase.Days("MSFT", First, 2).Rows;
        var split = CorporateAction.SplitOrSpinOff(First, 2m);
        await Database.Store.WriteAsync(new SymbolPrices("MSFT", PriceBasis.Raw, "test", [rows[0] with { Actions = [split!] }, rows[1] with { Actions = [CorporateAction.Cash(First.AddDays(1), Price.FromDecimal(1))] }]), CancellationToken.None);
        await Database.Store.WriteAsync(new SymbolPrices("MSFT", PriceBasis.Raw, "test", [rows[0] with { Actions = [] }, rows[1] with { Actions = [] }]), CancellationToken.None);
        await Database.Store.WriteActionsAsync(
            new("IBM", PriceBasis.Raw, "test", ActionLists.Dividends, [CorporateAction.Cash(First.AddDays(1), Price.FromDecimal(90))]), CancellationToken.None);
        await Database.Store.ReadSymbolAsync("IBM", CancellationToken.None);
        await Database.Store.ReadDaysAsync("IBM", First, CancellationToken.None);
        await Database.Store.ReadVersionsAboveAsync(0, CancellationToken.None);
        await Database.Store.QuerySymbolsAsync(new(null, 10, 1), CancellationToken.None);
        await Database.Cache.FindAsync("AAPL", CancellationToken.None);
    }

    private Task LogAsync(bool on) => Database.ExecuteAsync(on
        ? "SET GLOBAL log_output = 'TABLE'; TRUNCATE mysql.general_log; SET GLOBAL general_log = 1"
        : "SET GLOBAL general_log = 0; SET GLOBAL log_output = 'FILE'");

    [GeneratedRegex(@"\b(financial_data|corporate_actions)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Table();

    /// <summary>A condition on the symbol, or rows of which it is the first column.</summary>
    [GeneratedRegex(@"symbol = '|INSERT INTO (financial_data|corporate_actions) \(symbol,|LOAD DATA .* INTO TABLE `?financial_data`? .*\(`?symbol`?,", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NamesSymbol();
}
