using StockStats.ServiceInterface.Paging;

namespace StockStats.Tests.Paging;

/// <summary>What was taken in has one name, and nothing else has it.</summary>
[TestFixture]
public sealed class SeenVersionsTests
{
    [Test]
    public void The_next_commits_of_this_process_move_what_is_known()
    {
        var seen = new SeenVersions();
        seen.AdvanceTo(5);
        seen.Add(6);
        seen.Add(7);

        Assert.That(seen.Text("db"), Is.EqualTo("db.all.7"));
    }

    [Test]
    public void A_commit_above_one_that_is_not_known_is_named_apart_until_that_is()
    {
        var seen = new SeenVersions();
        seen.AdvanceTo(5);
        seen.Add(8);
        seen.Add(7);
        var before = seen.Text("db");
        seen.Add(6);

        Assert.That((before, seen.Text("db")), Is.EqualTo(("db.all.5+7+8", "db.all.8")));
    }

    [Test]
    public void What_was_committed_before_the_first_look_is_not_more_than_the_look_found()
    {
        var seen = new SeenVersions();
        seen.Add(3);
        var isNews = (seen.AdvanceTo(4), seen.AdvanceTo(4), seen.AdvanceTo(3));

        Assert.That((isNews, seen.Text("db")), Is.EqualTo(((true, false, false), "db.all.4")));
    }
}
