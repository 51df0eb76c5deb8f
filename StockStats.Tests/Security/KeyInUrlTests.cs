using Microsoft.AspNetCore.Http;
using StockStats.Security;
using StockStats.Tests.OpenApi;

namespace StockStats.Tests.Security;

[TestFixture]
public sealed class KeyInUrlTests
{
    [TestCase("?api_key=x")]
    [TestCase("?symbol=IBM&apikey=x")]
    [TestCase("?API-KEY=x")]
    [TestCase("?X-Api-Key=x")]
    [TestCase("?key=x")]
    [TestCase("?key")]
    [TestCase("?access_token=x&symbol=IBM")]
    [TestCase("?token=")]
    [TestCase("?Authorization=Bearer%20x")]
    [TestCase("?%61pi%5Fkey=x")]
    [TestCase("?symbol=%5EGSPC&ke%79=x")]
    public void A_parameter_called_as_keys_are_is_found(string query) => Assert.That(KeyInUrl.IsIn(new(query)), Is.True);

    [TestCase("")]
    [TestCase("?")]
    [TestCase("?symbol=KEY")]
    [TestCase("?symbol=IBM&start_date=2015-01-01&end_date=2015-12-31")]
    [TestCase("?keys=x")]
    [TestCase("?monkey=x")]
    [TestCase("?search=token%20key")]
    [TestCase("?symbol=%5EGSPC")]
    [TestCase("?a-very-long-name-that-has-the-word-authorization-in-it=x")]
    public void Anything_else_is_not(string query) => Assert.That(KeyInUrl.IsIn(new(query)), Is.False);

    [Test]
    public async Task No_message_has_a_field_of_such_a_name()
    {
        await using var product = new ProductDocuments();

        var names = product.Catalog.Messages.SelectMany(message => message.Fields.SelectMany(field => new[] { field.Name, field.Property.Name }));

        Assert.That(names.Where(name => KeyInUrl.IsIn(QueryString.Create(name, "x"))), Is.Empty);
    }
}
