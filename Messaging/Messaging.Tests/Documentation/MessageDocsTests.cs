using Messaging.Catalog;
using Messaging.Documentation;
using Messaging.Tests.Hosting;
using ServiceStack;

namespace Messaging.Tests.Documentation;

public sealed class MessageDocsTests
{
    private readonly MessageDocs _docs = new(MessageCatalog.Build([typeof(PaperServices)]));

    [Test]
    public void Lists_messages_in_the_order_of_their_declaration() =>
        Assert.That(_docs.Messages.Select(doc => doc.Message.Name), Is.EqualTo(["FindPapers", "Ping"]));

    [Test]
    public void Lists_the_sample_messages_as_they_stand_in_their_file_and_not_by_name()
    {
        var docs = new MessageDocs(MessageCatalog.Build([typeof(SampleServices)]));

        Assert.That(docs.Messages.Select(doc => doc.Message.Name), Is.EqualTo(["QueryFinancialData", "GetStatistics", "StoreFinancialData"]));
    }

    [Test]
    public void Lists_every_type_that_travels_once_requests_first_then_responses_then_breadth_first() =>
        Assert.That(_docs.Types.Select(type => type.Name), Is.EqualTo(["FindPapers", "Ping", "Page<Paper>", "PaperKind", "Paper", "Author"]));

    [Test]
    public void Describes_a_message_by_its_attribute_first_then_a_route_and_last_its_comment()
    {
        Assert.That(Of("Ping").Description, Is.EqualTo("Says nothing"));
        Assert.That(Of("FindPapers").Description, Is.EqualTo("Papers of a kind"));
        Assert.That(Of("FindPapers").Request.Description, Is.EqualTo("Finds papers. See Paper."));
    }

    [Test]
    public void Takes_notes_from_the_attribute_first_then_a_route_and_last_the_remarks()
    {
        Assert.That(Of("Ping").Notes, Is.EqualTo("Of no use"));
        Assert.That(Of("FindPapers").Notes, Is.EqualTo("By <kind>"));
        Assert.That(Of("FindPapers").Request.Notes, Is.EqualTo("Slow for many papers."));
        Assert.That(Of("FindPapers").Response!.Notes, Is.EqualTo("Ordered by title"));
    }

    [Test]
    public void Knows_tags_answers_and_whether_a_known_caller_is_asked_for()
    {
        Assert.That(Of("FindPapers").Tags, Is.EqualTo(["papers", "search"]));
        Assert.That(Of("FindPapers").Responses, Is.EqualTo(
            [new ResponseDoc(404, "There is no such kind", false, null), new(0, "Anything else", true, typeof(ErrorResponse))]));
        Assert.That(Of("FindPapers").RequiresAuthentication, Is.True);
        Assert.That(Of("Ping").RequiresAuthentication, Is.False);
    }

    [Test]
    public void Has_no_response_where_a_message_is_answered_without_a_body() => Assert.That(Of("Ping").Response, Is.Null);

    [Test]
    public void Finds_types_of_messages_and_no_others()
    {
        Assert.That(_docs.Find(typeof(Paper))!.Description, Is.EqualTo("A paper"));
        Assert.That(_docs.Find(typeof(MessageDocs)), Is.Null);
        Assert.That(_docs.Find(null), Is.Null);
    }

    [Test]
    public void Refuses_a_message_of_another_catalog()
    {
        var stranger = MessageCatalog.Build([typeof(SampleServices)]).Messages[0];

        Assert.That(() => _docs.Of(stranger), Throws.TypeOf<KeyNotFoundException>());
    }

    private MessageDoc Of(string name) => _docs.Messages.Single(doc => doc.Message.Name.Equals(name, StringComparison.Ordinal));
}
