using Messaging.Catalog;
using Messaging.Documentation;

namespace Messaging.Tests.Documentation;

public sealed class MemberDocTests
{
    private readonly MessageDocs _docs = new(MessageCatalog.Build([typeof(PaperServices)]));

    [TestCase("kind", "Kind of paper")]
    [TestCase("limit", "How many Pages at most, or null.")]
    [TestCase("author", "Its author")]
    [TestCase("price", null)]
    public void Describes_a_member_by_attribute_else_by_comment(string member, string? description) =>
        Assert.That(Of<FindPapers>(member).Description, Is.EqualTo(description));

    [TestCase("title", "Its title.")]
    [TestCase("place", "Where it can be read.")]
    public void Describes_a_member_by_the_comment_it_inherits(string member, string description) =>
        Assert.That(Of<Paper>(member).Description, Is.EqualTo(description));

    [TestCase("kind", true)]
    [TestCase("limit", false)]
    [TestCase("author", true)]
    [TestCase("price", false)]
    [TestCase("words", true)]
    public void Knows_what_must_be_given(string member, bool isRequired) =>
        Assert.That(Of<FindPapers>(member).IsRequired, Is.EqualTo(isRequired));

    [Test]
    public void Takes_the_data_contract_s_word_for_what_must_be_given() => Assert.That(Of<Paper>("page_count").IsRequired, Is.True);

    [TestCase("limit", "20")]
    [TestCase("sort", "title")]
    [TestCase("other", "Thesis")]
    [TestCase("country", "gb")]
    [TestCase("stars", null)]
    [TestCase("author", null)]
    [TestCase("printed", null)]
    public void Knows_the_value_of_what_is_left_out(string member, string? value) =>
        Assert.That(Of<FindPapers>(member).Default, Is.EqualTo(value));

    [TestCase("limit", "1", false, "500", false)]
    [TestCase("stars", "1", false, "9", false)]
    [TestCase("printed", "2000-01-01", true, "2030-01-01", true)]
    public void Knows_ranges(string member, string minimum, bool isMinimumExclusive, string maximum, bool isMaximumExclusive)
    {
        var limits = Of<FindPapers>(member).Limits;

        Assert.That(limits.Minimum, Is.EqualTo(new ValueBound(minimum, isMinimumExclusive)));
        Assert.That(limits.Maximum, Is.EqualTo(new ValueBound(maximum, isMaximumExclusive)));
    }

    [Test]
    public void Knows_a_range_with_one_end_declared_in_a_list_of_rules()
    {
        Assert.That(Of<FindPapers>("price").Limits.Minimum, Is.EqualTo(new ValueBound("2", IsExclusive: true)));
        Assert.That(Of<FindPapers>("price").Limits.Maximum, Is.Null);
    }

    [TestCase("author", 1, 32)]
    [TestCase("country", 2, 3)]
    [TestCase("words", 1, null)]
    public void Knows_lengths(string member, int? minimum, int? maximum)
    {
        Assert.That(Of<FindPapers>(member).Limits.MinimumLength, Is.EqualTo(minimum));
        Assert.That(Of<FindPapers>(member).Limits.MaximumLength, Is.EqualTo(maximum));
    }

    [Test]
    public void Knows_patterns_and_lists_of_values()
    {
        Assert.That(Of<FindPapers>("author").Limits.Pattern, Is.EqualTo("^[a-z]+$"));
        Assert.That(Of<FindPapers>("sort").Limits.AllowedValues, Is.EqualTo(["title", "price"]));
    }

    [Test]
    public void Lists_members_by_wire_name_in_the_order_in_which_they_are_written() => Assert.That(
        _docs.Find(typeof(Paper))!.Members.Select(member => member.Name),
        Is.EqualTo(["reply", "place", "scan", "authors", "isLong", "anything", "page_count", "title"]));

    [Test]
    public void Leaves_out_what_does_not_travel() =>
        Assert.That(_docs.Find(typeof(FindPapers))!.Members.Select(member => member.Name), Has.None.EqualTo("hidden"));

    [Test]
    public void Marks_what_can_only_be_read()
    {
        Assert.That(Of<Paper>("isLong").IsReadOnly, Is.True);
        Assert.That(Of<Paper>("title").IsReadOnly, Is.False);
    }

    [Test]
    public void Knows_where_a_member_travels() => Assert.That(Of<FindPapers>("kind").ParameterType, Is.EqualTo("path"));

    [Test]
    public void Knows_the_values_of_an_enum_with_wire_name_number_and_description() => Assert.That(
        _docs.Find(typeof(PaperKind))!.Values,
        Is.EqualTo([new EnumValueDoc("Article", "article", 0, "In a journal."), new("Thesis", "Thesis", 7, "For a degree")]));

    private MemberDoc Of<T>(string name) =>
        _docs.Find(typeof(T))!.Members.Single(member => member.Name.Equals(name, StringComparison.Ordinal));
}
