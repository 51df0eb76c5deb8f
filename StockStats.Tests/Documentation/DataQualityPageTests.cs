using System.Reflection;
using StockStats.ServiceInterface.Ingest.Checks;
using StockStats.ServiceInterface.Ingest.Rows;
using StockStats.ServiceInterface.Ingest.Sessions;
using StockStats.ServiceInterface.Posting;

namespace StockStats.Tests.Documentation;

/// <summary>docs/data-quality.md names every rule and every exchange that the program knows.</summary>
[TestFixture]
public sealed class DataQualityPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(BuiltFrom.Repository, "docs", "data-quality.md"));

    private static IEnumerable<string> Rules =>
    [
        .. new[] { typeof(RowRules), typeof(WarningRules) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(constant => constant.IsLiteral)
            .Select(constant => (string)constant.GetRawConstantValue()!),
        PostedRows.Unreadable,
    ];

    [TestCaseSource(nameof(Rules))]
    public void Every_rule_has_a_row(string rule) => Assert.That(Page, Does.Contain($"\n| `{rule}` | "));

    [Test]
    public void Every_exchange_has_a_row() => Assert.Multiple(() =>
    {
        foreach (var exchange in Exchanges.All)
        {
            var suffix = exchange.Suffix.Length == 0 ? "none" : $"`{exchange.Suffix}`";
            Assert.That(Page, Does.Contain($"\n| {suffix} | {exchange.Name} | {exchange.ZoneId} | {exchange.Close:HH:mm} |"));
        }
    });
}
