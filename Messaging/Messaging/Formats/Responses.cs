using Messaging.Catalog;

namespace Messaging.Formats;

/// <summary>What every answer with a body has in common.</summary>
internal static class Responses
{
    private const string Accept = "Accept";

    public static Task WriteAsync(HttpResponse response, MessageFormat format, object body, Message? message)
    {
        response.ContentType = format.ContentType;
        AddVary(response.Headers);
        return format.WriteAsync(response, body, message);
    }

    private static void AddVary(IHeaderDictionary headers)
    {
        if (headers.Vary.Count == 0)
            headers.Vary = Accept;
        else if (!headers.Vary.Contains(Accept, StringComparer.OrdinalIgnoreCase))
            headers.Append("Vary", Accept);
    }
}
