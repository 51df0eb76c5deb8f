using System.Text.RegularExpressions;
using StockStats.ServiceInterface.Ingest.Formats;
using StockStats.ServiceInterface.Prices;

namespace StockStats.Tests.Documentation;

/// <summary>docs/files.md has a row for every format, with its basis, and none for a format that is not there.</summary>
[TestFixture]
public sealed partial class FilesPageTests
{
    [Test]
    public void Every_format_has_a_row_and_every_row_a_format() =>
        Assert.That(Rows().Select(row => row.Groups["name"].Value), Is.EquivalentTo(PriceFormats.All.Select(format => format.Name)));

    [Test]
    public void The_basis_of_every_format_is_told()
    {
        foreach (var row in Rows())
        {
            var format = PriceFormats.All.Single(known => known.Name == row.Groups["name"].Value);
            Assert.That(row.Groups["basis"].Value, Does.StartWith(format.Basis is { } basis ? PriceBases.Name(basis) : "`--basis`"), format.Name);
        }
    }

    private static IEnumerable<Match> Rows() => Row().Matches(File.ReadAllText(Path.Combine(BuiltFrom.Repository, "docs", "files.md")));

    [GeneratedRegex(@"^\| `(?<name>[a-z]+-[a-z]+)` \| (?<basis>[^|]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
