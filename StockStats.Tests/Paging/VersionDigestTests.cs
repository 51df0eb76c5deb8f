using StockStats.ServiceInterface.Paging;
using StockStats.ServiceInterface.Storage;

namespace StockStats.Tests.Paging;

/// <summary>The name of a set of versions says nothing of another set.</summary>
[TestFixture]
public sealed class VersionDigestTests
{
    private static readonly SymbolVersion[] Two = [new("A", 1), new("B", 2)];

    [Test]
    public void The_same_versions_have_the_same_name() => Assert.That(Name([new("A", 1), new("B", 2)]), Is.EqualTo(Name(Two)));

    [Test]
    public void Two_databases_have_two() => Assert.That(VersionDigest.Of("other", Two), Is.Not.EqualTo(Name(Two)));

    /// <summary>The sums of the versions are the same.</summary>
    [Test]
    public void Other_versions_with_the_same_sum_have_another() => Assert.That(Name([new("A", 2), new("B", 1)]), Is.Not.EqualTo(Name(Two)));

    [Test]
    public void A_symbol_more_or_less_has_another() => Assert.That(Name([new("A", 1)]), Is.Not.EqualTo(Name(Two)));

    private static string Name(SymbolVersion[] symbols) => VersionDigest.Of("database", symbols);
}
