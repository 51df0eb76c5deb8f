using System.Globalization;
using System.Text;
using System.Xml;
using Messaging.Formats.Bodies;

namespace Messaging.Formats.Xml;

/// <summary>Walks through the elements of a document, waiting for the body where it has not come yet.</summary>
internal sealed class XmlCursor(XmlReader xml)
{
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    private static string TooDeep { get; } =
        string.Create(CultureInfo.InvariantCulture, $"it nests deeper than {JsonContract.MaxDepth} levels");

    /// <summary>The element's name, without its namespace.</summary>
    public string Name => XmlConvert.DecodeName(xml.LocalName);

    /// <summary>True for an element that says of itself that it is null.</summary>
    public bool IsNil => xml.GetAttribute("nil", Instance) is "true" or "1";

    public Task MoveToRootAsync() => xml.MoveToContentAsync();

    /// <summary>Goes into an element.</summary>
    /// <returns>False for one of the form <c>&lt;name/&gt;</c>, which is passed.</returns>
    public async ValueTask<bool> OpenAsync()
    {
        if (xml.Depth >= JsonContract.MaxDepth)
            throw new UnreadableTextException(TooDeep);
        var isEmpty = xml.IsEmptyElement;
        await xml.ReadAsync();
        return !isEmpty;
    }

    /// <summary>Goes to the next element inside of an opened one.</summary>
    /// <param name="text">Takes what text is passed on the way.</param>
    /// <returns>False at the end of the opened element, which is passed.</returns>
    public async ValueTask<bool> MoveToChildAsync(StringBuilder text)
    {
        while (xml.NodeType != XmlNodeType.Element)
        {
            var isEnd = xml.NodeType == XmlNodeType.EndElement;
            if (xml.HasValue)
                text.Append(await xml.GetValueAsync());
            await xml.ReadAsync();
            if (isEnd)
                return false;
        }
        return true;
    }

    /// <summary>Passes an element with all that is in it.</summary>
    public Task SkipAsync() => xml.SkipAsync();

    /// <summary>Reads on to the end, where nothing but white space may be.</summary>
    public async ValueTask TakeEndAsync()
    {
        while (await xml.ReadAsync())
        {
        }
    }
}
