namespace Messaging.Documentation;

/// <summary>What browsers are told of pages beside what they may load: nobody frames them, opens them or learns from them where a reader came from.</summary>
internal static class PageHeaders
{
    /// <param name="headers">Of the page.</param>
    /// <param name="policy">What it may load: its Content-Security-Policy.</param>
    public static void Set(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
