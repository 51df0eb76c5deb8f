using Messaging.Catalog;

namespace Messaging.Formats;

/// <summary>What every answer with a body has in common.</summary>
internal static class Responses
{
    private const string Both = "Accept, Accept-Encoding";

    private static readonly string[] Varying = ["Accept", "Accept-Encoding"];

    public static Task WriteAsync(HttpResponse response, MessageFormat format, object body, Message? message)
    {
        response.ContentType = format.ContentType;
        AddVary(response.Headers);
        return format.WriteAsync(response, body, message);
    }

    /// <summary>Says that answers differ by format and by coding, beside what was said before.</summary>
    public static void AddVary(IHeaderDictionary headers)
    {
        if (headers.Vary.Count == 0)
        {
            headers.Vary = Both;
            return;
        }
        foreach (var name in Varying)
            AddVary(headers, name);
    }

    /// <summary>Says that answers differ by a header of the request, beside what was said before.</summary>
    public static void AddVary(IHeaderDictionary headers, string name)
    {
        if (!headers.GetCommaSeparatedValues("Vary").Contains(name, StringComparer.OrdinalIgnoreCase))
            headers.Append("Vary", name);
    }
}
