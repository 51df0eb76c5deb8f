using System.Text.RegularExpressions;

namespace StockStats.Tests.Documentation;

/// <summary>docs/migrating.md takes back all that a takeover made.</summary>
[TestFixture]
public sealed partial class MigratingPageTests : DatabaseFixture
{
    [Test]
    public async Task Rolling_back_drops_every_table()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(BuiltFrom.Repository, "docs", "migrating.md"));
        var tables = await Database.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'");

        Assert.That(Drop().Match(page).Groups["tables"].Value.Split(", "), Is.EquivalentTo(tables));
    }

    [GeneratedRegex("^DROP TABLE (?<tables>.+);$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Drop();
}
