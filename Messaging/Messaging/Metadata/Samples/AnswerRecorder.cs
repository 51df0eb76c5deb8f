using System.Text;

namespace Messaging.Metadata.Samples;

/// <summary>Has a writer of answers write into memory, so that examples are what it really sends.</summary>
internal static class AnswerRecorder
{
    /// <param name="services">Of one request.</param>
    /// <param name="write">Writes the answer.</param>
    public static async Task<SampleAnswer> RecordAsync(IServiceProvider services, Func<HttpContext, Task> write)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = "/";
        context.Response.Body = body;
        await write(context);
        await context.Response.CompleteAsync();
        var contentType = context.Response.ContentType ?? "";
        var text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
        return new(context.Response.StatusCode, contentType, SampleLayout.Of(contentType, text));
    }
}
