using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Messaging.Errors;
using Messaging.Tests.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Messaging.Tests.Metadata;

/// <summary>One host with messages of every kind, whose pages the tests of a fixture read.</summary>
public abstract class PagesFixture
{
    private TestHost? _host;

    internal TestHost Host => _host!;

    /// <summary>The host's, as its pages show it.</summary>
    internal string Address => Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _host = await TestHost.StartAsync(Configure, use: app => app.MapGet("/types-for-tests", () => "types"));

    [OneTimeTearDown]
    public async Task StopAsync() => await Host.DisposeAsync();

    internal async Task<IHtmlDocument> ReadAsync(string path)
    {
        var reply = await Host.GetAsync(path, accept: "text/html");
        return await ParseAsync(reply.Body);
    }

    /// <summary>Reads a page.</summary>
    /// <exception cref="HtmlParseException">It is not what the HTML standard allows.</exception>
    internal static Task<IHtmlDocument> ParseAsync(string html) => new HtmlParser(new() { IsStrictMode = true }).ParseDocumentAsync(html);

    /// <summary>The cells of a row of a table, by the head of their column.</summary>
    internal static Dictionary<string, string> Row(IHtmlDocument page, string caption, string row)
    {
        var table = Table(page, caption);
        var heads = table.QuerySelectorAll("thead th").Select(head => head.TextContent);
        var found = table.QuerySelectorAll("tbody tr").Single(line => line.Children[0].TextContent.Equals(row, StringComparison.Ordinal));
        return heads.Zip(found.Children).ToDictionary(pair => pair.First, pair => pair.Second.TextContent, StringComparer.Ordinal);
    }

    internal static IElement Table(IHtmlDocument page, string caption) => page.QuerySelectorAll("table")
        .Single(table => table.QuerySelector("caption")!.TextContent.Equals(caption, StringComparison.Ordinal));

    private static void Configure(MessagingOptions options)
    {
        SampleServices.Configure(options);
        options.Services.Add(typeof(EchoServices));
        options.Services.Add(typeof(OddServices));
        options.Formats.Add(new ShoutFormat());
        options.Formats.Add(new DeafFormat());
        options.RequestValidators["IsAuthenticated"] = _ => (_, _) => ValueTask.FromResult<Failure?>(null);
        options.Metadata.Title = "Tests & trials";
        options.Metadata.Links.Add(new("Other part", "/types-for-tests", "something else"));
        options.Metadata.Clients.Clear();
        options.Metadata.Clients.Add(new("TypeScript", "/types-for-tests", "npx some-tool {address}", "some-package"));
        options.Metadata.Examples["symbol"] = "IBM";
        options.Metadata.Examples["error"] = "";
    }
}
