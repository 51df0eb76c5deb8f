using System.Buffers;
using System.Text;
using Messaging.Metadata.Html;

namespace Messaging.Metadata;

/// <summary>How a reader reached this program: all of a page that differs from one reader to the next.</summary>
internal sealed class PageHost
{
    private const string NoAddress = "http://localhost";

    /// <summary>What may stand in a command line and in HTML as it is. The host is the caller's own word.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/%[]");

    private PageHost(string address, string root) => (Address, Root) = (Encode(address), Encode(root));

    /// <summary>Scheme, host and base path, such as <c>http://localhost:5000</c>, for examples to copy.</summary>
    public byte[] Address { get; }

    /// <summary>The base path, empty in most programs, for links.</summary>
    public byte[] Root { get; }

    public static PageHost Of(HttpRequest request)
    {
        var root = request.PathBase.ToUriComponent();
        var address = $"{request.Scheme}://{request.Host.Value}{root}";
        return new(request.Host.HasValue && !address.AsSpan().ContainsAnyExcept(Plain) ? address : NoAddress + root, root);
    }

    private static byte[] Encode(string text) => Encoding.UTF8.GetBytes(Markup.Of($"{text}").ToString());
}
