using StockStats.AppTasks;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.AppTasks;

[TestFixture]
public sealed class ImportReportTextTests
{
    [TestCase("file:yahoo-csv", "TST (a.csv): inserted 1, updated 0, unchanged 0, rejected 0 (yahoo-csv, basis split)")]
    [TestCase("alphavantage", "TST (a.csv): inserted 1, updated 0, unchanged 0, rejected 0")]
    [TestCase(null, "TST (a.csv): inserted 1, updated 0, unchanged 0, rejected 0")]
    public void Says_how_a_file_was_read(string? source, string line)
    {
        using var output = new StringWriter();

        ImportReportText.Write(output, new("TST (a.csv)", new(1, 0, 0), 0, 0, null) { Source = source, Basis = PriceBasis.Split });

        Assert.That(output.ToString().TrimEnd(), Is.EqualTo(line));
    }
}
