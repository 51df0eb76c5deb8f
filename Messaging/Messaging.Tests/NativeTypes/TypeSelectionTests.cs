using Messaging.NativeTypes;

namespace Messaging.Tests.NativeTypes;

public sealed class TypeSelectionTests
{
    private static readonly string[] PartsOfSearch =
        ["Colour", "Cursor", "Good", "IPriced", "Maker", "Maker", "Measures", "Page`1", "Refusal", "Rights", "SearchGoods", "Thing"];

    [Test]
    public void Is_everything_when_nothing_is_asked_for() =>
        Assert.That(Names(""), Is.EquivalentTo(Generated.Shop.All.Select(type => type.Name)));

    [Test]
    public void Takes_a_message_with_its_response_and_no_more() => Assert.That(Names("IncludeTypes=SearchGoods"), Is.EqualTo(["Page`1", "SearchGoods"]));

    [Test]
    public void Takes_a_message_with_all_it_is_made_of() => Assert.That(Names("IncludeTypes=SearchGoods.*"), Is.EqualTo(PartsOfSearch));

    [TestCase("Maker", new[] { "Maker", "Maker" })]
    [TestCase("Page", new[] { "Page`1" })]
    [TestCase("Page`1", new[] { "Page`1" })]
    [TestCase("Thing,Refusal", new[] { "Refusal", "Thing" })]
    [TestCase(" Thing , Refusal ", new[] { "Refusal", "Thing" })]
    [TestCase("page", new string[0])]
    [TestCase("NoSuch.*", new string[0])]
    [TestCase(".*", new string[0])]
    [TestCase("{}", new string[0])]
    public void Takes_types_by_name(string names, string[] expected) =>
        Assert.That(Names($"IncludeTypes={Uri.EscapeDataString(names)}"), Is.EqualTo(expected));

    [TestCase("{goods}", 12)]
    [TestCase("{numbers}", 2)]
    [TestCase("{goods,numbers}", 14)]
    [TestCase("{ numbers , none }", 2)]
    [TestCase("{none}", 0)]
    public void Takes_messages_by_tag(string tags, int count) => Assert.That(Names($"IncludeTypes={Uri.EscapeDataString(tags)}"), Has.Length.EqualTo(count));

    [Test]
    public void Takes_a_namespace_with_those_inside_of_it()
    {
        Assert.That(Names("IncludeTypes=Shop.ServiceModel.Other/*"), Is.EqualTo(["Maker"]));
        Assert.That(Names("IncludeTypes=Shop/*"), Has.Length.EqualTo(Generated.Shop.All.Count()));
        Assert.That(Names("IncludeTypes=Sho/*"), Is.Empty);
    }

    [Test]
    public void Takes_the_messages_that_a_type_is_part_of() =>
        Assert.That(Names("IncludeTypes=*.Refusal"), Is.SupersetOf(["Refusal", "SearchGoods", "Unmarked"]).And.No.Member("RemoveGood"));

    [Test]
    public void Takes_a_response_whose_message_was_not_asked_for() => Assert.That(Names("IncludeTypes=Refusal"), Is.EqualTo(["Refusal"]));

    [Test]
    public void Leaves_out_types_by_name() =>
        Assert.That(Names("ExcludeTypes=Maker,SearchGoods"), Has.None.EqualTo("Maker").And.None.EqualTo("SearchGoods").And.Some.EqualTo("Good"));

    [Test]
    public void Leaves_out_the_response_with_its_message_unless_something_else_is_made_of_it()
    {
        Assert.That(Names("ExcludeTypes=Unmarked,SearchGoods"), Has.None.EqualTo("Refusal"));
        Assert.That(Names("ExcludeTypes=Unmarked"), Has.Some.EqualTo("Refusal"));
        Assert.That(Names("ExcludeTypes=SearchGoods"), Has.Some.EqualTo("Page`1"));
    }

    [Test]
    public void Leaves_out_what_was_also_asked_for() => Assert.That(Names("IncludeTypes=SearchGoods.*&ExcludeTypes=Thing"), Is.EqualTo(PartsOfSearch[..^1]));

    [Test]
    public void Leaves_out_all_messages_or_all_other_types()
    {
        Assert.That(Names("ExcludeTypes=services"), Has.None.EqualTo("SearchGoods").And.Some.EqualTo("Good"));
        Assert.That(Names("ExcludeTypes=types"), Has.None.EqualTo("Good").And.Some.EqualTo("SearchGoods").And.Some.EqualTo("Page`1"));
    }

    private static string[] Names(string query) =>
        [.. TypeSelection.Select(Generated.Shop, Generated.Options(query), withShared: false).All.Select(type => type.Name).Order(StringComparer.Ordinal)];
}
