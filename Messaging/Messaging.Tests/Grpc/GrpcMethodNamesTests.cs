using Messaging.Catalog;
using Messaging.Grpc;
using ServiceStack;

namespace Messaging.Tests.Grpc;

/// <summary>ServiceStack's rules of names.</summary>
public sealed class GrpcMethodNamesTests
{
    [TestCase("QueryFinancialData", "GET", "GetQueryFinancialData")]
    [TestCase("StoreFinancialData", "POST", "PostStoreFinancialData")]
    [TestCase("GetStatistics", "GET", "CallGetStatistics")]
    [TestCase("GetStatistics", "POST", "PostGetStatistics")]
    [TestCase("Getaway", "GET", "CallGetaway")]
    [TestCase("GETALL", "GET", "CallGETALL")]
    [TestCase("PatchWork", "PATCH", "CallPatchWork")]
    [TestCase("Deletion", "DELETE", "DeleteDeletion")]
    [TestCase("Post", "POST", "CallPost")]
    [TestCase("Pos", "POST", "PostPos")]
    [TestCase("X", "PUT", "PutX")]
    public void Puts_the_verb_before_the_message_or_Call(string message, string verb, string expected) =>
        Assert.That(GrpcMethodNames.Of(verb, message), Is.EqualTo(expected));

    [Test]
    public void Answers_with_the_response_type_or_with_an_EmptyResponse()
    {
        var catalog = MessageCatalog.Build([typeof(GrpcSampleServices)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(GrpcMethodNames.ResponseTypeOf(catalog.Find(typeof(GetTotals))!), Is.EqualTo(typeof(GetTotalsResponse)));
            Assert.That(GrpcMethodNames.ResponseTypeOf(catalog.Find(typeof(Ping))!), Is.EqualTo(typeof(EmptyResponse)));
        }
    }
}
