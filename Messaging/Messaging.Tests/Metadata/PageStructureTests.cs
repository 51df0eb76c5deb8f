using System.Net;

namespace Messaging.Tests.Metadata;

/// <summary>What holds of every page: valid, accessible, and nothing from elsewhere.</summary>
public sealed class PageStructureTests : PagesFixture
{
    private static readonly string[] Pages =
    [
        "/metadata", "/types", "/metadata/Odd", "/metadata/OddNothing", "/metadata/Echo", "/metadata/QueryFinancialData",
        "/metadata/StoreFinancialData", "/json/metadata", "/json/metadata?op=GetStatistics", "/metadata/NoSuchMessage",
    ];

    [TestCaseSource(nameof(Pages))]
    public async Task Is_valid_HTML_with_language_title_and_viewport(string path)
    {
        var page = await ReadAsync(path);
        Assert.That(page.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
        Assert.That(page.Title, Is.Not.Empty);
        Assert.That(page.QuerySelector("meta[name=viewport]")!.GetAttribute("content"), Does.StartWith("width=device-width"));
        Assert.That(page.QuerySelectorAll("[id]").Select(element => element.Id), Is.Unique);
        Assert.That(page.QuerySelectorAll("p p, p ul, p table, p pre, a a, pre pre"), Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public async Task Has_one_h1_and_skips_no_level_of_headings(string path)
    {
        var page = await ReadAsync(path);
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToArray();
        Assert.That(levels, Has.Exactly(1).EqualTo(1));
        Assert.That(levels.Zip(levels.Skip(1), (before, after) => after - before), Has.All.LessThanOrEqualTo(1));
        Assert.That(levels[0], Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Pages))]
    public async Task Has_landmarks_with_names_and_a_link_that_skips_to_the_content(string path)
    {
        var page = await ReadAsync(path);
        Assert.That(page.QuerySelectorAll("main"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelectorAll("body > header"), Has.Length.EqualTo(1));
        Assert.That(page.QuerySelectorAll("nav").Select(nav => nav.GetAttribute("aria-label")), Is.Unique.And.All.Not.Empty);
        var skip = page.Body!.FirstElementChild!;
        Assert.That((skip.LocalName, skip.GetAttribute("href")), Is.EqualTo(("a", $"#{page.QuerySelector("main")!.Id}")));
    }

    [TestCaseSource(nameof(Pages))]
    public async Task Names_tables_their_columns_and_rows_and_blocks_of_code(string path)
    {
        var page = await ReadAsync(path);
        foreach (var table in page.QuerySelectorAll("table"))
        {
            var heads = table.QuerySelectorAll("thead th");
            var rows = table.QuerySelectorAll("tbody tr");
            Assert.That(table.FirstElementChild!.LocalName, Is.EqualTo("caption"));
            Assert.That(heads.Select(head => head.GetAttribute("scope")), Is.Not.Empty.And.All.EqualTo("col"));
            Assert.That(rows.Select(row => row.FirstElementChild!.GetAttribute("scope")), Is.Not.Empty.And.All.EqualTo("row"));
            Assert.That(rows.Select(row => row.ChildElementCount), Is.All.EqualTo(heads.Length));
        }
        Assert.That(page.QuerySelectorAll("pre").Select(block => block.GetAttribute("aria-label")), Is.Unique.And.All.Not.Empty);
        var labels = page.QuerySelectorAll("[aria-labelledby]").Select(section => section.GetAttribute("aria-labelledby")!);
        Assert.That(labels.Select(page.GetElementById), Is.All.Not.Null);
    }

    [TestCaseSource(nameof(Pages))]
    public async Task Needs_no_script_no_inline_style_and_nothing_from_elsewhere(string path)
    {
        var page = await ReadAsync(path);
        Assert.That(page.QuerySelectorAll("script, style, img, iframe, object, form, base, [style]"), Is.Empty);
        Assert.That(page.All.SelectMany(element => element.Attributes).Select(attribute => attribute.Name), Has.None.StartsWith("on"));
        Assert.That(Targets("link"), Has.Exactly(1).Items.And.All.StartsWith("/metadata/style-"));
        Assert.That(Targets("a"), Is.All.Match("^[/#]"));

        IEnumerable<string?> Targets(string element) => page.QuerySelectorAll(element).Select(link => link.GetAttribute("href"));
    }

    [TestCaseSource(nameof(Pages))]
    public async Task Links_only_to_what_is_there(string path)
    {
        var page = await ReadAsync(path);
        foreach (var target in page.QuerySelectorAll("[href]").Select(link => link.GetAttribute("href")!).Distinct(StringComparer.Ordinal))
        {
            if (target.StartsWith('#'))
                Assert.That(page.GetElementById(target[1..]), Is.Not.Null, target);
            else
                Assert.That((await Host.GetAsync(target)).Status, Is.EqualTo(HttpStatusCode.OK), target);
        }
    }
}
