using System.Globalization;
using Messaging.Documentation;
using Messaging.Formats;

namespace Messaging.Routing;

/// <summary>What callers and caches on the way are told of an answer: what it was made from, and how long it may be kept.</summary>
internal sealed class AnswerCaching(Func<HttpContext, string?>? version, Func<HttpContext, TimeSpan?>? age)
{
    private const string AskAgain = "no-cache";

    /// <summary>Labels an answer of which the version is known; true where the caller has it already, and 304 is answered.</summary>
    public bool IsKnown(HttpContext context, MessageFormat format)
    {
        if (version is null || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
            return false;
        if (version(context) is not { } text)
            return false;
        Responses.AddVary(context.Response.Headers);
        context.Response.Headers.CacheControl = age?.Invoke(context) is { } kept
            ? string.Create(CultureInfo.InvariantCulture, $"max-age={(long)kept.TotalSeconds}")
            : AskAgain;
        return ContentTag.IsKnown(context, $"W/\"{format.Name}.{text}\"");
    }
}
