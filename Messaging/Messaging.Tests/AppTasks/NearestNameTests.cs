using FsCheck;
using FsCheck.Fluent;
using Messaging.AppTasks;

namespace Messaging.Tests.AppTasks;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["ingest", "export", "migrate", "migrate.revert"];

    [TestCase("ingset", "ingest")]
    [TestCase("INGES", "ingest")]
    [TestCase("migrate.rvert", "migrate.revert")]
    [TestCase("migrates", "migrate")]
    [TestCase("exp", null)]
    [TestCase("", null)]
    [TestCase("backup", null)]
    public void A_name_few_edits_away_is_found(string typed, string? expected)
    {
        Assert.That(NearestName.Find(typed, Known), Is.EqualTo(expected));
    }

    [Test]
    public void The_first_of_names_equally_near_wins()
    {
        Assert.That(NearestName.Find("bat", ["cat", "rat"]), Is.EqualTo("cat"));
        Assert.That(NearestName.Suggest("bat", ["cat", "rat"]), Is.EqualTo(" Did you mean 'cat'?"));
    }

    [Test]
    public void Nothing_is_suggested_where_nothing_is_known()
    {
        Assert.That(NearestName.Suggest("bat", []), Is.Empty);
    }

    [Test]
    public void One_letter_left_out_is_always_found()
    {
        Prop.ForAll(
            Gen.Elements(Known).ToArbitrary(),
            Gen.Choose(0, 5).ToArbitrary(),
            (name, at) => string.Equals(NearestName.Find(name.Remove(at, 1), Known), name, StringComparison.Ordinal))
            .QuickCheckThrowOnFailure();
    }
}
