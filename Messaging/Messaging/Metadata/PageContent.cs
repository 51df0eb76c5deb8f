using System.Security.Cryptography;
using System.Text;
using Messaging.Documentation;
using Messaging.Metadata.Html;
using Microsoft.Net.Http.Headers;

namespace Messaging.Metadata;

/// <summary>A rendered page: its bytes, up to the places where what differs between readers is put in.</summary>
internal sealed class PageContent
{
    /// <summary>Follows the last part.</summary>
    private const char End = '\0';

    private static readonly byte[] Separator = [0];

    private readonly (byte[] Text, char Mark)[] _parts;

    private readonly byte[] _hash;

    public PageContent(Markup page) =>
        (_parts, _hash) = ([.. Split(page.ToString())], SHA256.HashData(Encoding.UTF8.GetBytes(page.ToString())));

    /// <summary>Sends the page; only its head, where only that was asked for, and 304 to who has it.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var host = PageHost.Of(context.Request);
        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status200OK && ContentTag.IsKnown(context, TagFor(host)))
            return;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = _parts.Sum(part => (long)part.Text.Length + Insert(part.Mark, host).Length);
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        foreach (var (text, mark) in _parts)
        {
            await response.BodyWriter.WriteAsync(text, context.RequestAborted);
            await response.BodyWriter.WriteAsync(Insert(mark, host), context.RequestAborted);
        }
    }

    private EntityTagHeaderValue TagFor(PageHost host) => ContentTag.Of([_hash, host.Address, Separator, host.Root]);

    private static IEnumerable<(byte[] Text, char Mark)> Split(string page)
    {
        var start = 0;
        while (page.AsSpan(start).IndexOfAny(Markup.HostMark, Markup.RootMark) is var length and >= 0)
        {
            yield return (Encoding.UTF8.GetBytes(page, start, length), page[start + length]);
            start += length + 1;
        }
        yield return (Encoding.UTF8.GetBytes(page[start..]), End);
    }

    private static byte[] Insert(char mark, PageHost host) => mark switch
    {
        Markup.HostMark => host.Address,
        Markup.RootMark => host.Root,
        _ => [],
    };
}
