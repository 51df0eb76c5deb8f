using StockStats.ServiceInterface;

namespace StockStats.Tests;

/// <summary>Which shards the settings name.</summary>
[TestFixture]
public sealed class DatabaseSettingsTests
{
    [Test]
    public void Without_Sharded_there_are_no_shards() => Assert.That(new DatabaseSettings().MySql.Shards, Is.Null);

    [Test]
    public void Sharded_alone_asks_the_table_as_a_whole() => Assert.That(new DatabaseSettings { Sharded = true }.MySql.Shards, Is.Empty);

    [Test]
    public void Partitions_are_taken_as_they_are_named() =>
        Assert.That(new DatabaseSettings { Sharded = true, Shards = "p0, p1 ,_2" }.MySql.Shards, Is.EqualTo(["p0", "p1", "_2"]));

    [TestCase("p0,p0")]
    [TestCase("p0,")]
    [TestCase("0p")]
    [TestCase("p0); DROP TABLE symbols; --")]
    public void What_is_no_list_of_names_is_refused(string shards) =>
        Assert.That(() => new DatabaseSettings { Sharded = true, Shards = shards }.MySql, Throws.TypeOf<WrongSettingException>().With.Message.Contains(shards));

    [Test]
    public void A_file_has_no_shards() =>
        Assert.That(() => new DatabaseSettings { Sharded = true }.IsSqlite, Throws.TypeOf<WrongSettingException>().With.Message.Contains("Database:Sharded"));

    [Test]
    public void Shards_without_Sharded_are_refused() =>
        Assert.That(() => new DatabaseSettings { Shards = "p0" }.MySql, Throws.TypeOf<WrongSettingException>().With.Message.Contains("Database:Sharded"));
}
