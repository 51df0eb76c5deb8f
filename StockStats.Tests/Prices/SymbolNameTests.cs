using StockStats.ServiceInterface.Prices;
using StockStats.ServiceModel.Types;

namespace StockStats.Tests.Prices;

[TestFixture]
public sealed class SymbolNameTests
{
    [TestCase("ibm", "IBM")]
    [TestCase("^gspc", "^GSPC")]
    [TestCase("BRK.A", "BRK.A")]
    [TestCase("EURUSD=X", "EURUSD=X")]
    [TestCase("bac-p-m", "BAC-P-M")]
    [TestCase("600104.shh", "600104.SHH")]
    public void Is_upper_cased(string text, string expected)
    {
        Assert.That(SymbolName.TryNormalize(text, out var symbol), Is.True);
        Assert.That(symbol, Is.EqualTo(expected));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" IBM")]
    [TestCase("IBM\n")]
    [TestCase("IBM/US")]
    [TestCase("ÀB")]
    [TestCase("ıbm", Description = "a dotless i is not of A-Z in any case")]
    public void Refuses_other_texts(string? text) => Assert.That(SymbolName.TryNormalize(text, out _), Is.False);

    [Test]
    public void Has_at_most_32_characters() => Assert.Multiple(() =>
    {
        Assert.That(SymbolName.TryNormalize(new('A', 32), out _), Is.True);
        Assert.That(SymbolName.TryNormalize(new('A', 33), out _), Is.False);
    });

    [Test]
    public void Every_basis_has_a_name_that_brings_it_back([Values] PriceBasis basis)
    {
        Assert.That(PriceBases.TryParse(PriceBases.Name(basis), out var read), Is.True);
        Assert.That(read, Is.EqualTo(basis));
        Assert.That(PriceBases.TryParse("RAW ", out _), Is.False);
    }

    [Test]
    public void A_range_without_ends_holds_every_day() => Assert.Multiple(() =>
    {
        Assert.That(DateRange.Between(null, null), Is.EqualTo(DateRange.All));
        Assert.That(DateRange.All.Contains(DateOnly.MinValue) && DateRange.All.Contains(DateOnly.MaxValue), Is.True);
        Assert.That(new DateRange(new(2024, 2, 29), new(2024, 2, 29)).Contains(new(2024, 2, 29)), Is.True);
    });
}
