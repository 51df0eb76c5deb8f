using System.Runtime.Serialization;
using System.Text;
using ServiceStack;

namespace Messaging.Tests.Formats;

public sealed class XmlFormatTests
{
    [Test]
    public async Task Writes_the_same_document_as_one_serializer_alone([Range(1, 30)] int seed)
    {
        var body = new StoreAnyResponse
        {
            Data = AnyRows.Make(seed, seed % 4),
            ResponseStatus = seed % 2 == 0 ? null : new("Code", "Message") { Errors = [new() { ErrorCode = "E", FieldName = "f", Message = "m" }] },
        };

        Assert.That(XmlText.Canonical(await FormatHarness.WriteAsync("xml", body)), Is.EqualTo(XmlText.Canonical(Reference(body))));
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task Writes_other_bodies_as_one_serializer_alone(object body) =>
        Assert.That(XmlText.Canonical(await FormatHarness.WriteAsync("xml", body)), Is.EqualTo(XmlText.Canonical(Reference(body))));

    private static IEnumerable<object> Bodies() =>
    [
        new StoreAnyResponse { Data = null! },
        new StoreAnyResponse { Data = [null!, new()] },
        new ErrorResponse { ResponseStatus = new("Code", "<Message> & more") },
        new AskAnyResponse { Note = "]]>", Errors = [new() { Text = "é 😀", Numbers = [null, 2] }] },
        new Ordered(), new Derived(), new Sparse(), new Undeclared { Some = 3 },
        new List<AskAnyResponse> { new(), new() },
        new[] { 1, 2 },
        "text",
    ];

    private static string Reference(object body)
    {
        using var stream = new MemoryStream();
        new DataContractSerializer(body.GetType()).WriteObject(stream, body);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [DataContract(Name = "Renamed", Namespace = "http://example.org/other")]
    private sealed class Ordered
    {
        [DataMember(Name = "zebra", Order = 1)]
        public List<AnyInner> First { get; set; } = [new()];

        [DataMember(Name = "apple", Order = 2)]
        public int? Second { get; set; } = 2;

        [DataMember]
        public string Unordered { get; set; } = "u";

        [DataMember(Name = "odd name", Order = 2)]
        public DateOnly Odd { get; set; } = new(2024, 2, 29);

        public string NotSent { get; set; } = "no";
    }

    [DataContract]
    private class Base
    {
        [DataMember]
        public int InBase { get; set; } = 1;
    }

    [DataContract]
    private sealed class Derived : Base
    {
        [DataMember]
        public List<AnyInner> Above { get; set; } = [new()];
    }

    [DataContract]
    private sealed class Sparse
    {
        [DataMember(EmitDefaultValue = false)]
        public string? Missing { get; set; }

        [DataMember]
        public IEnumerable<AnyInner> Items { get; set; } = [new AnyInner()];
    }

    public sealed class Undeclared
    {
        public int Some { get; set; }
    }
}
