using System.Globalization;
using Messaging.Catalog;
using Messaging.Formats;
using Messaging.Routing;
using ServiceStack;

namespace Messaging.Errors;

/// <summary>Writes failures in the one envelope, in the format asked for.</summary>
internal sealed class ErrorWriter(MessageFormats formats, ErrorBodyType fallback, Action<object, ResponseStatus>? onError)
{
    /// <summary>Writes the failure as the message's response type, or as the host's error type.</summary>
    public Task WriteAsync(HttpContext context, Failure failure, Message? message)
    {
        var status = failure.ToResponseStatus();
        if (context.Features.Get<BatchProgress>() is { } batch)
            SetBatch(context.Response, status, batch);
        var body = (message?.ErrorBody ?? fallback).Create(status);
        failure.Fill?.Invoke(body);
        onError?.Invoke(body, status);
        SetHeaders(context.Response, failure);
        return Responses.WriteAsync(context.Response, FormatChoice.ChooseForError(formats, context, message), body, message);
    }

    /// <summary>As many elements were run as stand before the one at work.</summary>
    private static void SetBatch(HttpResponse response, ResponseStatus status, BatchProgress batch)
    {
        response.Headers[BatchProgress.CompletedHeader] = (batch.Index ?? 0).ToString(CultureInfo.InvariantCulture);
        if (batch.Index is { } index)
            status.Meta = new(StringComparer.Ordinal) { [BatchProgress.IndexKey] = index.ToString(CultureInfo.InvariantCulture) };
    }

    private static void SetHeaders(HttpResponse response, Failure failure)
    {
        response.StatusCode = failure.Status;
        response.ContentLength = null;
        foreach (var (name, value) in failure.Headers)
            response.Headers[name] = value;
        if (failure.RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds;
    }
}
