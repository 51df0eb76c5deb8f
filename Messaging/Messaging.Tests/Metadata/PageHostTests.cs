using System.Text;
using Messaging.Metadata;
using Microsoft.AspNetCore.Http;

namespace Messaging.Tests.Metadata;

public sealed class PageHostTests
{
    [TestCase("prices.example.com:8080", "", "https://prices.example.com:8080", "")]
    [TestCase("prices.example.com", "/base", "https://prices.example.com/base", "/base")]
    [TestCase("it's-odd", "/base", "http://localhost/base", "/base")]
    [TestCase("$(odd)", "", "http://localhost", "")]
    [TestCase("", "", "http://localhost", "")]
    [TestCase("a", "/b'<c", "http://localhost/b&#39;%3Cc", "/b&#39;%3Cc")]
    public void Takes_the_callers_words_only_where_they_are_plain(string host, string path, string address, string root)
    {
        var context = new DefaultHttpContext { Request = { Scheme = "https", Host = new(host), PathBase = path } };
        var page = PageHost.Of(context.Request);
        Assert.That((Encoding.UTF8.GetString(page.Address), Encoding.UTF8.GetString(page.Root)), Is.EqualTo((address, root)));
    }
}
