using System.Globalization;
using Messaging.Catalog;
using Messaging.Formats;

namespace Messaging.Errors;

/// <summary>Writes failures in the one envelope, in the format asked for.</summary>
internal sealed class ErrorWriter(MessageFormats formats, ErrorBodyType fallback, Action<object, ServiceStack.ResponseStatus>? onError)
{
    /// <summary>Writes the failure as the message's response type, or as the host's error type.</summary>
    public Task WriteAsync(HttpContext context, Failure failure, Message? message)
    {
        var status = failure.ToResponseStatus();
        var body = (message?.ErrorBody ?? fallback).Create(status);
        onError?.Invoke(body, status);
        SetHeaders(context.Response, failure);
        return Responses.WriteAsync(context.Response, formats.Choose(context.Request) ?? formats.Default, body, message);
    }

    private static void SetHeaders(HttpResponse response, Failure failure)
    {
        response.StatusCode = failure.Status;
        response.ContentLength = null;
        foreach (var (name, value) in failure.Headers)
            response.Headers[name] = value;
        if (failure.RetryAfter is { } delay)
            response.Headers.RetryAfter = Math.Max(0, Math.Ceiling(delay.TotalSeconds)).ToString("F0", CultureInfo.InvariantCulture);
    }
}
