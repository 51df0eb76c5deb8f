using System.Runtime.Serialization;
using System.Xml.Linq;
using ServiceStack;

namespace Messaging.Tests.Contracts;

public sealed class ResponseStatusXmlTests
{
    private static readonly XNamespace Types = "http://schemas.servicestack.net/types";

    [Test]
    public void A_status_is_written_in_ServiceStacks_namespace_with_its_members_in_order()
    {
        var root = Write(new ResponseStatus("NotFound", "No such symbol") { Errors = [], Meta = [], StackTrace = "" });

        Assert.That(root.Name, Is.EqualTo(Types + "ResponseStatus"));
        Assert.That(root.Elements().Select(element => element.Name), Is.EqualTo(new[]
        {
            Types + "ErrorCode", Types + "Message", Types + "StackTrace", Types + "Errors", Types + "Meta",
        }));
    }

    [Test]
    public void A_field_error_is_written_in_ServiceStacks_namespace_with_its_members_in_order()
    {
        var error = new ResponseError { ErrorCode = "NotEmpty", FieldName = "symbol", Message = "must not be empty", Meta = [] };

        var field = Write(new ResponseStatus("NotEmpty") { Errors = [error] }).Descendants(Types + "ResponseError").Single();

        Assert.That(field.Elements().Select(element => element.Name), Is.EqualTo(new[]
        {
            Types + "ErrorCode", Types + "FieldName", Types + "Message", Types + "Meta",
        }));
    }

    [Test]
    public void The_error_and_the_empty_response_share_the_namespace()
    {
        Assert.That(Write(new ErrorResponse()).Name, Is.EqualTo(Types + "ErrorResponse"));
        Assert.That(Write(new EmptyResponse()).Name, Is.EqualTo(Types + "EmptyResponse"));
    }

    private static XElement Write(object response)
    {
        var document = new XDocument();
        using (var writer = document.CreateWriter())
            new DataContractSerializer(response.GetType()).WriteObject(writer, response);
        return document.Root!;
    }
}
