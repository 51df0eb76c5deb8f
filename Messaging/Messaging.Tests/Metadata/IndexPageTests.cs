using System.Net;
using AngleSharp.Dom;
using Messaging.Tests.Hosting;

namespace Messaging.Tests.Metadata;

public sealed class IndexPageTests : PagesFixture
{
    [Test]
    public async Task Lists_every_message_under_each_of_its_tags_and_those_without_last()
    {
        var page = await ReadAsync("/metadata");
        string[] groups = [.. page.QuerySelectorAll("main section").Select(Group)];
        Assert.That(groups, Is.EquivalentTo(new[]
        {
            "financial_data: QueryFinancialData StoreFinancialData",
            "statistics: GetStatistics",
            "odd & ends: Odd",
            "tests: Odd",
            "Other messages: Echo OddNothing",
        }));
        Assert.That(groups[^1], Does.StartWith("Other messages"));
    }

    [Test]
    public async Task Shows_routes_with_verbs_description_formats_and_clients()
    {
        var page = await ReadAsync("/metadata");
        var entry = page.QuerySelectorAll(".messages > li").Single(item => item.QuerySelector("h3")!.TextContent is "GetStatistics");
        Assert.That(entry.QuerySelector("p")!.TextContent, Is.EqualTo("Statistics of one symbol over a range of days"));
        Assert.That(Texts(entry, ".routes li"), Is.EqualTo(new[] { "GET /api/statistics", "GET /api/GetStatistics" }));
        Assert.That(entry.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Is.SupersetOf(new[]
        {
            "/metadata/GetStatistics", "/json/metadata?op=GetStatistics", "/shout/metadata?op=GetStatistics",
            "/types-for-tests?IncludeTypes=GetStatistics.*",
        }));
    }

    [Test]
    public async Task Shows_the_links_of_the_host_and_its_title()
    {
        var page = await ReadAsync("/metadata");
        Assert.That(page.Title, Is.EqualTo("Messages - Tests & trials"));
        Assert.That(page.QuerySelector("main .further")!.TextContent.Trim(), Is.EqualTo("Other part: something else"));
        Assert.That(Texts(page, "header nav a"), Is.EqualTo(new[] { "Messages", "Clients", "Other part" }));
        Assert.That(page.QuerySelector("[aria-current=page]")!.TextContent, Is.EqualTo("Messages"));
    }

    [Test]
    public async Task Tells_how_to_get_a_client_from_this_very_address()
    {
        var page = await ReadAsync("/types");
        Assert.That(Texts(page, "main h2"), Is.EqualTo(new[] { "TypeScript", "Options" }));
        Assert.That(page.QuerySelector("pre")!.TextContent, Is.EqualTo($"npx some-tool {Address}"));
        Assert.That(page.QuerySelector("main section a")!.GetAttribute("href"), Is.EqualTo("/types-for-tests"));
    }

    [Test]
    public async Task Links_by_default_to_clients_that_are_there()
    {
        await using var host = await TestHost.StartSampleAsync();
        foreach (var path in (string[])["/metadata", "/types", "/metadata/GetStatistics"])
        {
            var page = await ParseAsync((await host.GetAsync(path)).Body);
            string[] links = [.. page.QuerySelectorAll("a[href^='/types/']").Select(link => link.GetAttribute("href")!)];
            Assert.That(links, Is.Not.Empty);
            foreach (var link in links)
                Assert.That((await host.GetAsync(link)).Status, Is.EqualTo(HttpStatusCode.OK), link);
        }
    }

    private static string Group(IElement section) =>
        $"{section.QuerySelector("h2")!.TextContent}: {string.Join(' ', Texts(section, "h3").Order(StringComparer.Ordinal))}";

    private static IEnumerable<string> Texts(IParentNode node, string selector) =>
        node.QuerySelectorAll(selector).Select(element => element.TextContent);
}
